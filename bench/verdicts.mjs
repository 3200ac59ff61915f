// The marks of marks.json held against a run: what was wanted, what was measured, met or missed.
import { readFileSync } from 'node:fs';
import { ratios, spread } from './statistics.mjs';

export const marks = JSON.parse(readFileSync(new URL('./marks.json', import.meta.url), 'utf8'));

/**
 * One verdict for each mark on each of its workloads, in the order of the file:
 * { title, workload, atLeast | atMost, figure, min, max, ours, against, met }; figure and met are null where the run
 * has not what it takes, and `why` then says so.
 */
export function judge(run, all = marks) {
  return Object.entries(all).flatMap(([kind, list]) =>
    list.flatMap((mark) =>
      Object.entries(mark.atLeast ?? mark.atMost).map(([workload, bound]) =>
        verdict({ ...mark, workload, bound }, measures[kind](run, mark, workload)),
      ),
    ),
  );
}

function verdict({ title, workload, atLeast, bound }, measured) {
  const wanted = atLeast ? { atLeast: bound } : { atMost: bound };
  const head = { title, workload, ...wanted };
  if (typeof measured === 'string') return { ...head, figure: null, met: null, why: measured };
  const { median, min, max, ours, against, sameChoice = false } = measured;
  return {
    ...head,
    figure: median,
    min,
    max,
    ours,
    against,
    sameChoice,
    met: atLeast ? median >= bound : median <= bound,
  };
}

/** How each kind of mark is measured: { median, min, max, ours, against }, or a text that says what is missing. */
const measures = {
  ratios: (run, mark, workload) =>
    compared(run, mark, workload, (ours, theirs) => ratios(ours.rates, theirs.rates)),
  times: (run, mark, workload) =>
    compared(run, mark, workload, (ours, theirs) => ratios(theirs.rates, ours.rates)),
  rates: (run, mark, workload) => of(run, mark, workload, ({ rate }) => rate),
  microseconds: (run, mark, workload) =>
    of(run, mark, workload, ({ rates }) => spread(rates.map((rate) => 1e6 / rate))),
  seconds: (run, mark, workload) =>
    of(run, mark, workload, ({ rates }, entry) =>
      spread(rates.map((rate) => entry.workload.examples / rate)),
    ),
  timesX: (run, mark, workload) =>
    of(run, mark, workload, ({ peakBytes }, { workload: { examples, columns, precision } }) =>
      spread([peakBytes / (examples * columns * (precision === 'float64' ? 8 : 4))]),
    ),
  bytesPerPrediction: (run, mark, workload) =>
    of(run, mark, workload, ({ bytesPerPrediction }) => spread([bytesPerPrediction])),
  memory: (run, mark, workload) =>
    of(
      run,
      mark,
      workload,
      (result, entry) => spread([(result.peakBytes - dataBytes(entry.workload)) / 1e6]),
      {
        worst: true,
      },
    ),
  endurance: (run, mark, workload) => {
    const entry = run.workloads.find(
      ({ section, workload: { of: id } }) => section === 'endurance' && id === workload,
    );
    return fromEntry(entry, mark, ({ tenths }) => spread(tenths.map((each) => each.at(-1) / each[0])));
  },
  linear: (run, mark) => linearGrowth(run, mark),
};

/** The numbers of X and Y in the precision of the computation. */
export function dataBytes({ layers, examples, precision }) {
  return examples * (layers[0] + layers.at(-1)) * (precision === 'float64' ? 8 : 4);
}

/** Multiplications and additions of one training step, for one example: forward, dW, and dA but for the inputs. */
export function flopsPerExample(layers) {
  const weights = layers.slice(1).map((units, l) => units * layers[l]);
  const all = weights.reduce((sum, each) => sum + each, 0);
  return 2 * all + 2 * all + 2 * (all - weights[0]);
}

/** The fastest of some contenders on a workload; undefined when none was measured. */
export function best(entry, ids) {
  return entry?.results
    .filter(({ id, rate }) => ids.includes(id) && rate)
    .reduce((a, b) => (a === undefined || b.rate.median > a.rate.median ? b : a), undefined);
}

const entryOf = (run, id) => run.workloads.find(({ workload }) => workload.id === id);

function compared(run, { ours, against }, workload, compare) {
  const entry = entryOf(run, workload);
  const [mine, theirs] = [best(entry, ours), best(entry, against)];
  if (!mine) return missing(entry, ours);
  if (!theirs) return missing(entry, against);
  return {
    ...compare(mine, theirs),
    ours: mine.id,
    against: theirs.id,
    sameChoice: isSameChoice(mine, theirs),
  };
}

/** Whether both were the same engine with as many threads: what lies between them is then the noise of the run. */
function isSameChoice({ engine: mine }, { engine: theirs }) {
  if (!mine || !theirs) return false;
  return ['name', 'library', 'variant', 'threads'].every((what) => mine[what] === theirs[what]);
}

function of(run, mark, workload, figure, how) {
  return fromEntry(entryOf(run, workload), mark, figure, how);
}

function fromEntry(entry, { ours }, figure, { worst = false } = {}) {
  const found = entry?.results.filter(({ id, rate }) => ours.includes(id) && rate) ?? [];
  if (found.length === 0) return missing(entry, ours);
  const figures = found.map((result) => ({ ...figure(result, entry), ours: result.id }));
  return worst ? figures.reduce((a, b) => (b.median > a.median ? b : a)) : figures[0];
}

function missing(entry, ids) {
  if (!entry) return 'not part of this run';
  const result = entry.results.find(({ id }) => ids.includes(id));
  return result?.skipped ?? `no ${ids.join(', ')} in this run`;
}

function linearGrowth(run, { ours: [id] }) {
  const entries = run.workloads.filter(({ workload }) => workload.id.startsWith('examples-'));
  const sizes = entries.flatMap(({ workload, results }) => {
    const result = results.find((each) => each.id === id && each.rate);
    return result && workload.examples >= 10_000 ? [{ examples: workload.examples, result }] : [];
  });
  if (sizes.length < 2) return 'not part of this run';
  return { ...ratios(sizes[0].result.rates, sizes.at(-1).result.rates), ours: id };
}
