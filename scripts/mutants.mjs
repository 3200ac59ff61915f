// `npm run mutants`: puts one wrong edit at a time into the formulas and asks whether the gradient and golden
// tests notice. Fails when a mutant survives, or when its text no longer stands exactly once in its file. With a
// word, only those whose file or reason has it: `npm run mutants -- adam`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mutants } from './mutants/list.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const atOnce = 2;

async function startWorker() {
  const child = fork(fileURLToPath(new URL('mutants/worker.mjs', import.meta.url)), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  let answer = () => {};
  child.on('message', (message) => answer(message));
  child.on('exit', () => answer({ error: 'the tests ended before their result' }));
  return {
    /** What kills a mutant, and whether its file was loaded at all; −1 is no mutant. */
    async run(index) {
      const answered = new Promise((resolve) => {
        answer = resolve;
      });
      child.send(index);
      const { error, ...result } = await answered;
      if (error) throw new Error(error);
      return result;
    },
    stop: () => child.disconnect(),
  };
}

const started = Date.now();
const word = process.argv[2];
const chosen = [...mutants.keys()].filter(
  (i) => !word || `${mutants[i].file} ${mutants[i].why}`.includes(word),
);
const waiting = [...chosen];
const problems = [];

async function work(worker) {
  for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
    const { file, find, why } = mutants[index];
    const place = `${file.replace('packages/core/src/', '')}: ${why}`;
    const times = readFileSync(root + file, 'utf8').split(find).length - 1;
    if (times !== 1) {
      problems.push(`${place}: the text "${find}" stands there ${times} times, not once`);
      continue;
    }
    const { killedBy, loaded } = await worker.run(index);
    if (!loaded) problems.push(`${place}: no test loads the file`);
    if (killedBy === undefined) problems.push(`${place}: survived`);
    console.log(
      `${killedBy === undefined ? 'SURVIVED' : 'killed  '}  ${place.padEnd(72)}  ${killedBy ?? ''}`,
    );
  }
  worker.stop();
}

const first = await startWorker();
const { killedBy: broken } = await first.run(-1);
if (broken !== undefined) {
  console.error(`the tests fail without any mutant: ${broken}`);
  process.exit(1);
}
await Promise.all([
  work(first),
  ...Array.from({ length: atOnce - 1 }, async () => work(await startWorker())),
]);

const seconds = Math.round((Date.now() - started) / 1000);
for (const problem of problems) console.error(problem);
console.log(`${chosen.length - problems.length} of ${chosen.length} mutants killed in ${seconds} s`);
process.exitCode = problems.length > 0 ? 1 : 0;
