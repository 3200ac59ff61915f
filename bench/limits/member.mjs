// A thread of a team: does its part of every step.
import { parentPort, workerData } from 'node:worker_threads';
import { Member } from './team.mjs';

const { module, control, thread, threads, data } = workerData;
const { part } = await import(module);
const member = new Member(control, thread, threads);
const own = part({ ...data, member });
parentPort.postMessage('ready');
for (let step = 0; ; ) {
  step = member.await(step);
  own();
  member.meet();
}
