import { type Table, unpackTable } from '@colonnade/core';
import { problemOf } from '../problem.js';
import { jobs } from './jobs.js';
import type { Order, Report } from './protocol.js';

/** The thread beside the session: one job after the other on the data that it was sent. */
const post = (report: Report) => self.postMessage(report);
let table: Table;
let stopped = false;
const signal = {
  get aborted() {
    return stopped;
  },
};

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.kind === 'data') table = unpackTable(data.table);
  else if (data.kind === 'stop') stopped = true;
  else void work(data);
});

async function work({ id, job, request }: Extract<Order, { kind: 'job' }>): Promise<void> {
  stopped = false;
  try {
    const line = { signal, tell: (news: unknown) => post({ id, news }) };
    const run = jobs[job] as (on: Table, given: unknown, to: typeof line) => unknown;
    post({ id, value: await run(table, request, line) });
  } catch (error) {
    post({ id, problem: problemOf(error) });
  }
}
