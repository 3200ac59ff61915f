// What is measured: each section has workloads, and who takes part in them.
import { readFileSync } from 'node:fs';
import { allOurs, allPeers, forms, groups, limits, loops, ours, predictor, readers } from './contenders.mjs';
import { filesOf } from './reading/files.mjs';
import { text } from './text.mjs';

const lists = JSON.parse(readFileSync(new URL('./workloads.json', import.meta.url), 'utf8'));
const complete = (workload) => ({ ...lists.defaults, ...workload });

/** Libraries that know float32 only. */
const FLOAT32_ONLY = ['jax-js-relaxed', 'jax-js', 'tfjs', 'brain'];

/** The workload whose steps some peers need seconds for, and whose limits have marks. */
const WIDEST = 'W3';

/** Inputs from which the products over X are most of a step. */
const MANY_INPUTS = 256;

/** Examples of a workload in a quick run: enough for several batches of the largest. */
const QUICK_EXAMPLES = 2048;

/**
 * The steps of a run, each `{ section, workload, contenders }`.
 * @param choice { quick, only, python, folder, wants(section, id), say }
 */
export async function planRun(choice) {
  const peers = allPeers(choice);
  const everybody = [...allOurs(), ...peers];
  const oneThread = everybody.filter(({ threads }) => threads === 1);
  const named = (...ids) => everybody.filter(({ id }) => ids.includes(id));
  const step = (section, workload, contenders) => ({ section, workload: complete(workload), contenders });
  const steps = [
    ...lists.training.map((workload) =>
      step('training', shorter(workload, choice), [
        ...everybody.filter((contender) => !choice.quick || isQuick(contender, workload)),
        ...limitsOf(workload, choice),
      ]),
    ),
    ...lists.course.map((workload) =>
      step('course', workload, [
        ...everybody.filter(
          (contender) =>
            !FLOAT32_ONLY.includes(contender.name) && (!choice.quick || isQuick(contender, workload)),
        ),
        ...limitsOf(workload, choice),
      ]),
    ),
    ...textSteps(choice, step, named('auto-1', 'wasm-1', 'numpy-1')),
    ...lists.predictions.map((workload) =>
      step('predictions', workload, [
        predictor,
        ...oneThread.filter(({ own, name }) => !own && name !== 'torch-manual'),
      ]),
    ),
    ...lists.loops.map((workload) =>
      step('loops', workload, [...loops(choice), oneByOne(), ...named('numpy-1', 'reference-1', 'auto-1')]),
    ),
    ...(await readingSteps(choice)),
    ...growthSteps(choice, step, everybody),
    step('endurance', enduranceWorkload(), [ours('auto', 1)]),
  ];
  return steps.filter(({ section, workload }) => choice.wants(section, workload.id));
}

/**
 * Who is left out of a quick run: what is another's twin, second threads but those that marks ask for, and who needs
 * seconds for a step of the widest network.
 */
function isQuick({ id: contender, name }, { id }) {
  if (['jax-js', 'wasm-plain', 'torch'].includes(name)) return false;
  if (['blas-2', 'sklearn-2'].includes(contender)) return false;
  if (contender === 'wasm-2') return id === WIDEST;
  return id !== WIDEST || !['reference', 'brain', 'tfjs'].includes(name);
}

/** What no engine can pass; in a quick run only where a mark asks for it. */
function limitsOf({ id, layers }, { quick }) {
  const marked = ['bare-products-1', 'register-peak-1'];
  if (quick) return limits.filter((limit) => id === WIDEST && marked.includes(limit.id));
  return [...limits, ...(layers[0] < MANY_INPUTS ? [] : forms), ...(layers[1] === 1 ? groups : [])];
}

function shorter(workload, { quick }) {
  return quick ? { ...workload, examples: Math.min(workload.examples, QUICK_EXAMPLES) } : workload;
}

/** The same network, one example a step, on the engine that is best for it. */
function oneByOne() {
  return {
    ...ours('auto', 1),
    id: 'one-by-one-1',
    name: 'one-by-one',
    label: 'Colonnade, one example a step',
    overrides: { batch: 1 },
  };
}

function textSteps(choice, step, contenders) {
  return lists.text.flatMap((workload) => {
    // Reading 25,000 reviews takes seconds.
    if (!choice.wants('text', workload.id)) return [];
    const files = text(workload, choice.say);
    return files === null ? [] : [step('text', { ...workload, ...files }, contenders)];
  });
}

/** A window is one reading, which needs no warming up: the first one, which is not counted, fetches the file. */
async function readingSteps(choice) {
  const wanted = lists.reading.filter(({ id }) => choice.wants('reading', id));
  // Its files take longer to make than a quick run does altogether.
  if (wanted.length === 0 || (choice.quick && !choice.only)) return [];
  const contenders = readers(choice);
  const times = { windows: choice.quick ? 3 : choice.times.windows, windowMs: 10_000, warmMs: 0 };
  const steps = [];
  for (const workload of wanted) {
    const files = await filesOf(workload, choice.say);
    if (files === null) continue;
    const list = contenders[workload.what] ?? contenders.others;
    steps.push({ section: 'reading', workload: { ...workload, ...files }, contenders: list, times });
  }
  return steps;
}

function growthSteps({ quick }, step, everybody) {
  const { examples, width } = lists.growth;
  const contenders = everybody.filter(({ id, name, threads }) =>
    quick ? ['auto-1', 'numpy-1', 'torch-manual-1'].includes(id) : growing({ name, threads }),
  );
  // A quick run leaves out the largest ones.
  const sizes = (values) => (quick ? values.slice(0, -1) : values);
  return [
    ...sizes(examples.values).map((m) =>
      step('growth', { ...examples.of, id: `examples-${m}`, examples: m, whole: true }, contenders),
    ),
    ...sizes(width.values).map((units) =>
      step(
        'growth',
        { ...width.of, id: `width-${units}`, layers: filled(width.of.layers, units) },
        contenders,
      ),
    ),
  ];
}

/** The zeros of a list of layers are the width that grows. */
const filled = (layers, units) => layers.map((size) => size || units);

/** brain.js would be at it all day; deterministic WASM grows as WASM does. */
function growing({ name, threads }) {
  if (['brain', 'jax-js', 'wasm-plain', 'reference'].includes(name)) return false;
  return threads === 1 || name === 'auto';
}

function enduranceWorkload() {
  const { of, epochs } = lists.endurance;
  const workload = lists.training.find(({ id }) => id === of);
  const examples = Math.floor(workload.examples / workload.batch) * workload.batch;
  return { ...workload, id: 'endurance', of, task: 'endurance', epochs, examples };
}
