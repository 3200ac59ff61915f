// The section "Limits": how long a step takes, and how long it would at least, by what was measured in the same run.
import { forms, groups } from '../contenders.mjs';
import { digits, table } from './numbers.mjs';

/** Who the marks hold a training against. */
const PEERS = ['numpy', 'torch', 'torch-manual', 'sklearn'];

/** Our contender with so many threads whose steps are held against the limits. */
const OURS = { 1: 'auto-1', 2: 'auto-2' };

/**
 * The microseconds of a step on a workload: ours, and of its parts alone; null where one was not measured.
 * The bound is the longer of reading X once and of the arithmetic at the best that a core does. `peer` is a step of the
 * fastest peer.
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
  const peers = PEERS.map((name) => us(`${name}-${threads}`)).filter((time) => time !== null);
  const peer = peers.length > 0 ? Math.min(...peers) : null;
  return {
    engine: engine.name,
    step,
    reading,
    arithmetic,
    products,
    peer,
    bound: Math.max(reading, arithmetic),
  };
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
    'best peer, µs',
    'products alone against it',
  ];
  return [
    '## Limits',
    'What the machine allows, measured between the windows of everybody else: the microseconds of a step of ours, and of its parts alone. Reading X goes once over the numbers of a step, in an order that takes them from wherever they lie between two steps. Arithmetic is as many multiplications and additions as a step has, at the best that a core does: in a loop of WebAssembly that never leaves its registers, or in a large product of the BLAS, whichever is faster; two threads take half of it. Neither can be passed: the longer is the bound. Bare products are those of the step and nothing else, in its shapes, by the same BLAS on the same tiles, over the examples of one step after the other; a network of one unit takes both of its products in one pass over X, and so can be faster than they are. Where the products fill the step, only a faster BLAS would make it shorter: the last column is how many times as fast as the best of NumPy, PyTorch (both styles) and scikit-learn a step would be that had nothing but its products.',
    table(head, rows, [head[1], ...head.slice(3)]),
    ...formsPart(entries),
  ];
}

/** What a BLAS makes of the two products over X in each of its forms, and which of them are ours. */
function formsPart(entries) {
  const ids = [...new Set(entries.flatMap(({ results }) => results.map(({ id }) => id)))].filter((id) =>
    /^(forward|gradient|together)/.test(id),
  );
  const measured = entries.filter(({ results }) => results.some(({ id, rate }) => ids.includes(id) && rate));
  if (measured.length === 0) return [];
  const usOf = ({ workload, results }, id) => {
    const found = results.find((result) => result.id === id && result.rate);
    if (!found) return '';
    return digits((1e6 * Math.min(workload.batch, workload.examples)) / found.rate.median);
  };
  const columns = measured.map(({ workload }) => workload.id);
  const rows = ids.map((id) => [labels[id.replace(/-1$/, '')], ...measured.map((entry) => usOf(entry, id))]);
  return [
    '### What was tried',
    'The two products over X of a step, on one thread, in every form that the BLAS offers, in microseconds. In ours examples stand one after the other; NumPy, as the course writes it, has them feature after feature. Ours are the first form, and the turned gradient where a layer has few units over many inputs (the turning back is not in its time). One unit takes both products together, eight examples at a time.',
    table(['form', ...columns], rows, columns),
  ];
}

const labels = Object.fromEntries([...forms, ...groups].map(({ name, label }) => [name, label]));

function rowOf({ workload }, threads, { engine, step, reading, arithmetic, products, bound, peer }) {
  const share = (part) => (part === null ? '' : `${Math.round((100 * part) / step)} %`);
  const us = (time) => (time === null ? '' : digits(time));
  return [
    ...[workload.id, String(threads), engine],
    ...[step, reading, arithmetic, products].map(us),
    ...[bound, products].map(share),
    us(peer),
    peer === null || products === null ? '' : `${digits(peer / products)} ×`,
  ];
}
