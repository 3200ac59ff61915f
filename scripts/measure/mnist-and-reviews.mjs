// Two real sets of another size, with the command as a user types it: MNIST on its own test part, and movie reviews.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function measure({ root }) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-real-'));
  const data = (...parts) => join(root, '..', 'shared', 'data', ...parts);
  const title = 'Images and text';
  const train = data('mnist', 'train-images-idx3-ubyte.gz');
  const reviews = data('sentiment', 'reviews.txt.gz');
  if (![train, reviews].every((file) => existsSync(file))) {
    return {
      title,
      text: 'The sets (`../shared/data/mnist`, `../shared/data/sentiment`) are not here.',
      failed: true,
    };
  }
  const mnist = [
    ...[train, '--labels', data('mnist', 'train-labels-idx1-ubyte.gz')],
    ...['--test', data('mnist', 't10k-images-idx3-ubyte.gz')],
    ...['--test-labels', data('mnist', 't10k-labels-idx1-ubyte.gz')],
  ];
  const words = [reviews, '--labels', data('sentiment', 'labels.txt.gz')];
  const lines = [];
  let failed = false;
  const line = async (name, argv, shown, least) => {
    const { metrics, baselines, architecture, history, seconds } = await run(root, folder, [
      ...argv,
      ...shown,
    ]);
    const { accuracy } = metrics.test;
    const linear = baselines.logisticRegression;
    const wanted = least ?? linear;
    failed ||= accuracy < wanted;
    const figures = [accuracy, linear].map((value) => value.toFixed(4));
    const epochs = history.at(-1).epoch;
    const mark = least === undefined ? '≥ logistic regression' : `≥ ${least}`;
    const cells = [name, `\`${shown.join(' ') || '–'}\``, architecture.join('-'), epochs, seconds.toFixed(1)];
    lines.push([...cells, ...figures, mark, accuracy < wanted ? '**no**' : 'yes']);
    console.log(lines.at(-1).join(' '));
  };
  try {
    await line('mnist', mnist, ['--hidden', '128', '--epochs', '10'], 0.977);
    await line('reviews', words, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const text = [
    'The command on the 60,000 images of MNIST with its 10,000 test images, and on 25,000 movie reviews of which a ' +
      'fifth tests: words as presence, options as they are unless shown. The seconds are those of all that the ' +
      'command reports on after reading: making the inputs ready, training, testing, and logistic regression beside it.',
    '',
    '| data | options | layers | epochs | seconds | accuracy | logistic regression | wanted | reached |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- |',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
  return { title, text, failed };
}

function run(root, folder, argv) {
  return new Promise((done, fail) => {
    const bin = join(root, 'packages', 'cli', 'bin', 'colonnade.mjs');
    const rest = ['--out', join(folder, 'run'), '--json', '--quiet'];
    const child = spawn(process.execPath, [bin, 'train', ...argv, ...rest], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('close', (status) =>
      status === 0 ? done(JSON.parse(text)) : fail(new Error(`status ${status}`)),
    );
  });
}
