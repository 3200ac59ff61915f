import { Dataset } from './dataset.js';
import { exportMethods } from './exports/methods.js';
import { lookMethods } from './look-methods.js';
import { planeOf } from './points.js';
import type { KeptTraining, Reply, SessionMethods } from './protocol.js';
import { Run } from './run.js';
import { keepInStore, readStore } from './store.js';
import { subjectMethods } from './subject/methods.js';
import { summarize } from './summarize.js';
import { Turns } from './turns.js';
import type { WatchRequests } from './watches/index.js';

/** A training as it is kept in the browser: the label says of which network it is. */
interface Kept {
  readonly label: string;
  readonly training: KeptTraining;
}

/** What the session answers to the page. One data set and one training at a time. */
export function ownMethods(post: (reply: Reply) => void): SessionMethods {
  let dataset: Dataset | undefined;
  let run: Run | undefined;
  /** The one that was set aside last. */
  let before: Run | undefined;
  let runs = 0;
  let pace: number | null = null;
  let requests: WatchRequests = {};

  const open = () => {
    if (dataset === undefined) throw new Error('no data are open');
    return dataset;
  };
  const prepared = () => {
    if (run === undefined) throw new Error('no network is prepared');
    return run;
  };
  /** What draws, trains or replaces happens one after the other, in the order in which it was asked. */
  const turns = new Turns();
  const inTurn = <T>(work: () => Promise<T>) => turns.take(work);
  /** Another run takes the place; the page sees it once it has been answered. */
  const show = (next: Run) => {
    run = next;
    next.setPace(pace);
    setTimeout(() => next === run && next.watch(requests));
    return summarize(next, before !== undefined);
  };

  const leave = async () => {
    await run?.setAside();
    run = undefined;
    before = undefined;
    dataset?.end();
    dataset = undefined;
  };

  return {
    open: (source, reading, schema) =>
      inTurn(async () => {
        const next = await Dataset.open(source, reading, (done, total) => post({ reading: { done, total } }));
        const labels = schema.target === undefined && next.labels !== null && { target: next.labels };
        const summary = next.describe({ ...schema, ...labels });
        await leave();
        dataset = next;
        return summary;
      }),
    close: () => inTurn(leave),
    ...lookMethods(open, post),
    async describe(schema) {
      return open().describe(schema);
    },
    prepare: (options) =>
      inTurn(async () => {
        const next = await Run.prepare(++runs, open().table, options, (progress) => post({ progress }));
        await run?.setAside();
        before = run?.isSmall ? run : undefined;
        return show(next);
      }),
    takeBack: () =>
      inTurn(async () => {
        if (before === undefined) return null;
        await run?.setAside();
        const former = before;
        before = undefined;
        former.takeUp();
        return show(former);
      }),
    keep: (of, label, now) =>
      inTurn(async () => {
        // Another one may have taken its place meanwhile.
        const training = run?.id === of ? await run.keep(now) : null;
        return training == null || (await keepInStore('training', { label, training } satisfies Kept));
      }),
    restore: (label) =>
      inTurn(async () => {
        const kept = await readStore<Kept>('training');
        if (kept?.label !== label) return null;
        await prepared().restore(kept.training);
        return summarize(prepared(), false);
      }),
    play: () => inTurn(() => prepared().play()),
    pause: () => inTurn(() => prepared().pause()),
    stepUpdate: () => inTurn(() => prepared().stepUpdate()),
    stepEpoch: () => inTurn(() => prepared().stepEpoch()),
    more: (epochs) =>
      inTurn(async () => {
        await prepared().more(epochs);
        return summarize(prepared(), before !== undefined);
      }),
    points: (axes) => inTurn(async () => planeOf(prepared().prepared, axes)),
    async watch(given) {
      requests = given;
      run?.watch(given);
    },
    async pace(epochsPerSecond) {
      pace = epochsPerSecond;
      run?.setPace(pace);
    },
    drawn: async () => run?.drawn(),
    ...subjectMethods(() => run?.prepared),
    ...exportMethods(prepared),
  };
}
