// The thread that `in-workers.ts` starts: it runs one trial after the other on the data that it was sent once.
import type { Learner } from './learner.js';
import { runLearnerTrial } from './learner-trial.js';
import type { LearnerPlace, StudyData } from './runner.js';
import { runTrial } from './trial.js';
import { type Order, packError } from './workers/messages.js';
import { ownLearners } from './workers/own-learners.js';
import { studyLine } from './workers/port.js';
import { unpackTable } from './workers/table-message.js';

let ready: Promise<StudyData> | undefined;
let stopped = false;
const signal = {
  get aborted() {
    return stopped;
  },
};

const report = studyLine((order) => {
  if (order.kind === 'data') ready = load(order);
  else if (order.kind === 'stop') stopped = true;
  else void run(order);
});

async function load({ table, test, imports }: Extract<Order, { kind: 'data' }>): Promise<StudyData> {
  for (const module of imports) await import(module);
  return { table: unpackTable(table), ...(test && { test: unpackTable(test) }) };
}

async function run({ trial, learner }: Extract<Order, { kind: 'run' }>): Promise<void> {
  stopped = false;
  try {
    const data = await ready!;
    const result =
      learner === null
        ? await runTrial(data, trial, signal)
        : await runLearnerTrial(data, trial, await learnerAt(learner), signal);
    report({ kind: 'result', result });
  } catch (error) {
    report(packError(error));
  }
}

async function learnerAt({ url, name }: LearnerPlace): Promise<Learner> {
  if (url === null) return ownLearners.find((learner) => learner.name === name)!;
  return (await import(url))[name];
}
