// The section "Limits": how long a step takes, and how long it would at least, by what was measured in the same run.
import { digits, table } from './numbers.mjs';

/** Our contender with so many threads whose steps are held against the limits. */
const OURS = { 1: 'auto-1', 2: 'auto-2' };

/**
 * The microseconds of a step on a workload: ours, and of its parts alone; null where one was not measured.
 * The bound is the longer of reading X once and of the arithmetic at the best that a core does.
 */
export function limitsOf({ workload, results }, threads) {
  const batch = Math.min(workload.batch, workload.examples);
  const us = (id) => {
    const found = results.find((result) => result.id === id && result.rate);
    return found ? (1e6 * batch) / found.rate.median : null;
  };
  const step = us(OURS[threads]);
  const reading = us(`reading-${threads}`);
  // Each core computes by itself: so many do it in a part of the time.
  const [registers, largest] = ['register-peak-1', 'blas-peak-1'].map((id) => us(id) && us(id) / threads);
  if (step === null || reading === null || registers === null) return null;
  const arithmetic = Math.min(registers, largest ?? Number.POSITIVE_INFINITY);
  const products = us(`bare-products-${threads}`);
  const { engine } = results.find(({ id }) => id === OURS[threads]);
  return { engine: engine.name, step, reading, arithmetic, products, bound: Math.max(reading, arithmetic) };
}

/** The section, or nothing where no limit was measured. */
export function limitsPart(entries) {
  const rows = entries.flatMap((entry) =>
    [1, 2].flatMap((threads) => {
      const limits = limitsOf(entry, threads);
      return limits === null ? [] : [rowOf(entry, threads, limits)];
    }),
  );
  if (rows.length === 0) return [];
  const head = [
    'on',
    'threads',
    'engine',
    'a step, µs',
    'reading X',
    'arithmetic',
    'bare products',
    'the bound in it',
    'the products in it',
  ];
  return [
    '## Limits',
    'What the machine allows, measured between the windows of everybody else: the microseconds of a step of ours, and of its parts alone. Reading X goes once over the numbers of a step, in an order that takes them from wherever they lie between two steps. Arithmetic is as many multiplications and additions as a step has, at the best that a core does: in a loop of WebAssembly that never leaves its registers, or in a large product of the BLAS, whichever is faster; two threads take half of it. Neither can be passed: the longer is the bound. Bare products are those of the step and nothing else, in its shapes, by the same BLAS on the same tiles; a network of one unit takes both of its products in one pass over X, and so can be faster than they are. Where the products fill the step, only a faster BLAS would make it shorter.',
    table(head, rows, [head[1], ...head.slice(3)]),
  ];
}

function rowOf({ workload }, threads, { engine, step, reading, arithmetic, products, bound }) {
  const share = (part) => (part === null ? '' : `${Math.round((100 * part) / step)} %`);
  const us = (time) => (time === null ? '' : digits(time));
  return [
    ...[workload.id, String(threads), engine],
    ...[step, reading, arithmetic, products].map(us),
    ...[bound, products].map(share),
  ];
}
