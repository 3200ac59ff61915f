import { Model } from '@colonnade/core';
import { Dataset } from './dataset.js';
import type { Reply, SessionMethods } from './protocol.js';
import { Run } from './run.js';
import { summarize } from './summarize.js';
import type { WatchRequests } from './watches/index.js';

/** What the session answers to the page. One data set and one training at a time. */
export function ownMethods(post: (reply: Reply) => void): SessionMethods {
  let dataset: Dataset | undefined;
  let run: Run | undefined;
  let requests: WatchRequests = {};

  const open = () => {
    if (dataset === undefined) throw new Error('no data are open');
    return dataset;
  };
  const prepared = () => {
    if (run === undefined) throw new Error('no network is prepared');
    return run;
  };
  const giveUp = async () => {
    await run?.giveUp();
    run = undefined;
  };

  return {
    async open(source, reading, schema) {
      const next = await Dataset.open(source, reading, (done, total) => post({ reading: { done, total } }));
      const summary = next.describe(schema);
      await giveUp();
      dataset = next;
      return summary;
    },
    async describe(schema) {
      return open().describe(schema);
    },
    async prepare(options) {
      await giveUp();
      run = await Run.prepare(open().table, options, (progress) => post({ progress }));
      run.watch(requests);
      return summarize(run);
    },
    play: async () => prepared().play(),
    pause: async () => prepared().pause(),
    stepUpdate: async () => prepared().stepUpdate(),
    stepEpoch: async () => prepared().stepEpoch(),
    async more(epochs) {
      prepared().more(epochs);
      return summarize(prepared());
    },
    async watch(given) {
      requests = given;
      run?.watch(given);
    },
    drawn: async () => run?.drawn(),
    async model() {
      return Model.fromContent(prepared().prepared.content).toBytes();
    },
  };
}
