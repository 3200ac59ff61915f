// The tables of the page, each from the results of a run.
import { best, dataBytes } from '../verdicts.mjs';
import { between, digits, megabytes, rate, table } from './numbers.mjs';

/** Every contender of a workload: its rate, and that rate beside the best peer with as many threads. */
export function contestTable(run, { workload, results }) {
  const { contenders } = run;
  const unit = workload.task === 'text' ? 'reviews/s' : 'examples/s';
  const measured = results.filter(({ id, rate }) => rate && !contenders[id].limit);
  const rows = measured
    .toSorted((a, b) => b.rate.median - a.rate.median)
    .map((result) => {
      const { label, own, threads } = contenders[result.id];
      const rival = best({ results }, rivals(contenders, threads));
      const against = rival && own ? `${digits(result.rate.median / rival.rate.median)} ×` : '';
      return [
        (own ? `**${label}**` : label) + choice(run, result),
        String(threads),
        rate(result.rate.median),
        between(result.rate, rate),
        against,
        result.startMs ? digits(result.startMs.median) : '',
        result.peakBytes ? megabytes(result.peakBytes) : '',
      ];
    });
  const head = [
    'who',
    'threads',
    unit,
    'lowest to highest',
    'against the best peer',
    'start, ms',
    'peak, MB',
  ];
  return table(head, rows, head.slice(1));
}

/** Every reader of a file: its seconds and the most memory of one reading. */
export function readingTable(run, { workload, results }) {
  const measured = results.filter((result) => result.rate);
  const rival = best({ results }, rivals(run.contenders, 'auto'));
  const seconds = (perSecond) => digits(workload.examples / perSecond);
  const rows = measured
    .toSorted((a, b) => b.rate.median - a.rate.median)
    .map(({ id, rate: { median, min, max }, peakBytes }) => {
      const { label, own } = run.contenders[id];
      return [
        own ? `**${label}**` : label,
        seconds(median),
        `${seconds(max)} to ${seconds(min)}`,
        rival && own ? `${digits(rival.rate.median / median)} ×` : '',
        megabytes(peakBytes),
      ];
    });
  const head = ['who', 'seconds', 'lowest to highest', "in times of the best peer's", 'peak, MB'];
  return table(head, rows, head.slice(1));
}

/** What `auto` came to: the engine, and the threads where they were left to it. */
function choice({ contenders }, { id, engine }) {
  const { name, threads } = contenders[id];
  if (name !== 'auto' || !engine) return '';
  const count = threads === 'auto' ? `, ${engine.threads}` : '';
  return ` (${engine.name}${count})`;
}

/** The peers that a contender with so many threads is held against; threads left to choose against any. */
function rivals(contenders, threads) {
  return Object.entries(contenders)
    .filter(([, { peer, threads: theirs }]) => peer && (threads === 'auto' || theirs === threads))
    .map(([id]) => id);
}

export function marksTable(verdicts, { contenders }) {
  const rows = verdicts.map(({ title, workload, atLeast, atMost, figure, min, max, met, why, ...rest }) => [
    title,
    workload,
    atLeast === undefined ? `≤ ${amount(atMost)}` : `≥ ${amount(atLeast)}`,
    figure === null ? '' : amount(figure),
    figure === null ? '' : between({ min, max }, amount),
    met === null ? why : `${met ? 'met' : '**missed**'}${rivalOf(rest, contenders)}`,
  ]);
  const head = ['mark', 'on', 'wanted', 'measured', 'lowest to highest', ''];
  return table(head, rows, head.slice(2, 5));
}

function rivalOf({ against, sameChoice }, contenders) {
  if (!against) return '';
  return `, against ${contenders[against].label}${sameChoice ? ': the same engine and threads, so the difference is noise' : ''}`;
}

/** A ratio or a small number with three digits; a large one as a rate. */
const amount = (value) => (Math.abs(value) >= 1000 ? rate(value) : digits(value));

export function predictionTable(run, { results }) {
  const rows = results
    .filter((result) => result.rate)
    .toSorted((a, b) => b.rate.median - a.rate.median)
    .map(({ id, rates, rate: { median }, bytesPerPrediction }) => [
      run.contenders[id].own ? `**${run.contenders[id].label}**` : run.contenders[id].label,
      digits(1e6 / median),
      between({ min: 1e6 / Math.max(...rates), max: 1e6 / Math.min(...rates) }, digits),
      bytesPerPrediction === undefined ? '' : digits(bytesPerPrediction),
    ]);
  const head = ['who', 'µs', 'lowest to highest', 'bytes of heap'];
  return table(head, rows, head.slice(1));
}

/** Rates by size, a column for each size. */
export function growthTable(run, entries, sizeOf) {
  const ids = [...new Set(entries.flatMap(({ results }) => results.map(({ id }) => id)))];
  const rows = ids.map((id) => {
    const { label, own, threads } = run.contenders[id];
    const cells = entries.map(({ results }) => {
      const found = results.find((result) => result.id === id);
      return found?.rate ? rate(found.rate.median) : '';
    });
    return [own ? `**${label}**` : label, String(threads), ...cells];
  });
  const sizes = entries.map(({ workload }) => sizeOf(workload).toLocaleString('en-US'));
  return table(
    ['who', 'threads', ...sizes],
    rows.filter((row) => row.slice(2).some(Boolean)),
    ['threads', ...sizes],
  );
}

/** Peak memory of our own processes beside their data. */
export function memoryTable(run, entries) {
  const rows = entries.flatMap(({ workload, results }) =>
    results
      .filter(({ id, peakBytes }) => run.contenders[id].own && peakBytes)
      .map(({ id, peakBytes }) => [
        workload.id,
        run.contenders[id].label,
        String(run.contenders[id].threads),
        megabytes(dataBytes(workload)),
        megabytes(peakBytes),
        megabytes(peakBytes - dataBytes(workload)),
      ]),
  );
  const head = ['on', 'who', 'threads', 'data, MB', 'peak, MB', 'above the data, MB'];
  return table(head, rows, head.slice(2));
}

/** Who was left out, and why, each reason once. */
export function leftOut(run) {
  const reasons = new Map();
  for (const { workload, results } of run.workloads) {
    for (const { id, skipped } of results) {
      if (!skipped) continue;
      const { label, threads } = run.contenders[id];
      const reason = `${label}, ${threads === 1 ? '1 thread' : `${threads} threads`}: ${skipped}`;
      reasons.set(reason, [...(reasons.get(reason) ?? []), workload.id]);
    }
  }
  return [...reasons]
    .map(([reason, ids]) => `- ${reason.replaceAll('<', '&lt;')} (${ids.join(', ')})`)
    .join('\n');
}
