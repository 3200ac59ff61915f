// All contenders of a workload in one run, window by window, so that what disturbs the machine disturbs them all.
import { ContenderProcess } from './contender-process.mjs';
import { spread } from './statistics.mjs';

/** Children that are started at the same time. */
const STARTS = 2;

/** A window may take this many times what was asked for; who takes longer is measured once, by its first steps. */
const TOO_SLOW = 8;

/**
 * Measures contenders on a workload.
 * @param times { windows, windowMs, warmMs }
 * @returns a result for each contender: { id, rates, rate: { median, min, max }, … } or { id, skipped: 'why' }
 */
export async function interleave(contenders, workload, times, say = () => undefined) {
  const entries = contenders.map((contender) => ({ contender, result: { id: contender.id }, windows: [] }));
  try {
    await inTurn(entries, STARTS, (entry) => open(entry, workload, times));
    for (const entry of running(entries)) await warmUp(entry, times);
    for (let round = 0; round < times.windows; round++) {
      for (const entry of rotated(running(entries), round)) await measure(entry, times.windowMs);
    }
    for (const entry of running(entries)) await close(entry);
  } finally {
    for (const { process: child } of entries) child?.kill();
  }
  for (const { result } of entries) {
    if (result.skipped) say(`  ${result.id}: skipped: ${result.skipped}`);
  }
  return entries.map(summary);
}

const running = (entries) => entries.filter(({ result }) => !result.skipped);

/** Each round begins with another contender, and every second one goes backward: nobody always follows the same. */
export function rotated(list, round) {
  const start = round % Math.max(1, list.length);
  const turned = [...list.slice(start), ...list.slice(0, start)];
  return round % 2 === 1 ? turned.reverse() : turned;
}

async function inTurn(entries, width, work) {
  const left = [...entries];
  const worker = async () => {
    for (let entry = left.shift(); entry; entry = left.shift()) await work(entry);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

async function open(entry, workload, { windowMs }) {
  await guarded(entry, async () => {
    entry.process = new ContenderProcess(entry.contender);
    const { version, library } = await entry.process.ready();
    Object.assign(entry.result, version && { version }, library && { library });
    const first = await entry.process.ask({
      do: 'load',
      workload: { ...workload, ...entry.contender.overrides },
    });
    const isSlow = ({ seconds }) => seconds * 1000 > TOO_SLOW * windowMs;
    // The first step may be slow because code is compiled in it.
    const steps = isSlow(first) ? await entry.process.ask({ do: 'window', ms: 0 }) : first;
    entry.slow = isSlow(steps);
    if (entry.slow) entry.windows.push(steps);
  });
}

async function warmUp(entry, { warmMs }) {
  if (entry.slow || warmMs === 0) return;
  for (let part = 0; part < 3; part++) {
    await guarded(entry, () => entry.process.ask({ do: 'window', ms: warmMs / 3 }));
  }
}

async function measure(entry, ms) {
  if (entry.slow) return;
  await guarded(entry, async () => entry.windows.push(await entry.process.ask({ do: 'window', ms })));
}

async function close(entry) {
  const last = await entry.process.quit();
  if (last === null) return;
  entry.result.peakBytes = last.peakBytes;
  entry.result.cost = last.cost;
}

/** Who fails is left out with the reason; the others go on. */
async function guarded(entry, work) {
  if (entry.result.skipped) return;
  try {
    await work();
  } catch (error) {
    entry.result.skipped = withoutFolders(error.message);
    entry.process?.kill();
  }
}

/** The page is read elsewhere: of a path, only the name of the file. */
const withoutFolders = (text) => text.replace(/(?:file:\/\/)?(?:\/[^\s/'":]+)+\/(?=[^\s/])/g, '');

function summary({ result, windows }) {
  if (result.skipped || windows.length === 0) return { ...result, skipped: result.skipped ?? 'no window' };
  const rates = windows.map(({ examples, seconds }) => Number((examples / seconds).toPrecision(5)));
  const { engine, bytesPerPrediction, tenths } = windows.at(-1);
  const starts = windows.flatMap(({ startMs }) => (startMs === undefined ? [] : [startMs]));
  return {
    ...result,
    rate: spread(rates),
    rates,
    ...(starts.length > 0 ? { startMs: spread(starts.map((ms) => Number(ms.toPrecision(3)))) } : {}),
    ...(engine ? { engine } : {}),
    ...(bytesPerPrediction === undefined
      ? {}
      : { bytesPerPrediction: Math.min(...windows.map((window) => window.bytesPerPrediction)) }),
    ...(windows.at(-1).peakBytes
      ? { peakBytes: Math.max(...windows.map((window) => window.peakBytes)) }
      : {}),
    ...(tenths ? { tenths: windows.map((window) => window.tenths) } : {}),
  };
}
