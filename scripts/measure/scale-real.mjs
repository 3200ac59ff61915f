// `study scale` on images and on text. A run that was cut off stands in test-artifacts and goes on when it is asked
// again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export async function measure({ root, budgetMs = 3_600_000 }) {
  const title = 'Scale: images and reviews';
  const data = (...parts) => join(root, '..', 'shared', 'data', ...parts);
  const sets = {
    mnist: [
      ...[
        data('mnist', 'train-images-idx3-ubyte.gz'),
        '--labels',
        data('mnist', 'train-labels-idx1-ubyte.gz'),
      ],
      ...['--test', data('mnist', 't10k-images-idx3-ubyte.gz')],
      ...['--test-labels', data('mnist', 't10k-labels-idx1-ubyte.gz'), '--seeds', '2'],
    ],
    reviews: [
      ...[data('sentiment', 'reviews.txt.gz'), '--labels', data('sentiment', 'labels.txt.gz')],
      ...['--learners', 'nearest-neighbors,boosted-trees', '--seeds', '2'],
    ],
  };
  if (!Object.values(sets).every(([path]) => existsSync(path))) {
    return { title, text: 'The sets are not here.', failed: true };
  }
  const time = `${Math.max(1, Math.round(budgetMs / 2000))}s`;
  const parts = Object.entries(sets).map(([name, argv]) => ofSet(name, run(root, name, argv, time)));
  const text = [
    'Accuracy on held-out examples by training examples, means over the seeds, by `colonnade study scale` with a budget: MNIST on its own 10,000 test images, reviews on a fifth of the rows. A dash is a rung that the time did not reach. Expected scores are those on twice the examples of the last rung with two seeds, with 90 % intervals.',
    ...parts.flatMap((part) => ['', part]),
  ].join('\n');
  return { title, text, failed: false };
}

/** A new study, or the one that was cut off before. */
function run(root, name, argv, time) {
  const folder = join(root, 'test-artifacts', `scale-${name}`);
  mkdirSync(join(root, 'test-artifacts'), { recursive: true });
  const goesOn = existsSync(join(folder, 'run.json'));
  if (!goesOn) rmSync(folder, { recursive: true, force: true });
  const bin = join(root, 'packages', 'cli', 'bin', 'colonnade.mjs');
  const given = goesOn ? ['--resume', folder] : ['scale', ...argv, '--out', folder];
  const { status } = spawnSync(process.execPath, [bin, 'study', ...given, '--time', time], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`the study of ${name} ended with ${status}`);
  return JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
}

function ofSet(name, { rungs, learners, verdict, trials, stopped }) {
  const percent = (value) => (100 * value).toFixed(1);
  const near = (points, rung) => points.find(({ examples }) => Math.abs(examples / rung - 1) < 0.1);
  const rows = learners.map(({ name: who, points, outlook }) => [
    who,
    ...rungs.map((rung) => {
      const point = near(points, rung);
      return point === undefined ? '–' : percent(point.score.mean);
    }),
    outlook.length === 0
      ? '–'
      : `${percent(outlook[0].score.median)} (${percent(outlook[0].score.low)} to ${percent(outlook[0].score.high)})`,
  ]);
  if (trials.done === 0) return `**${name}**: the time was up before a single trial.`;
  const why = stopped === 'done' ? '' : ', when the time was up';
  return [
    `**${name}**: ${trials.done} of ${trials.planned} trials${why}. ${verdict.sentence}`,
    '',
    `| learner | ${rungs.map((rung) => rung.toLocaleString('en-US')).join(' | ')} | × 2 |`,
    `| --- |${rungs.map(() => ' ---: |').join('')} ---: |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
