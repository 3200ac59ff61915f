// Who takes part: every engine of ours with its numbers of threads, and every peer that this machine has.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPackage, pythonWith } from './find-peers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Our engines as a user would choose them, by hand or not. */
const engines = {
  auto: { engine: 'auto' },
  blas: { engine: 'blas' },
  wasm: { engine: 'wasm' },
  'wasm-plain': { engine: 'wasm', deterministic: true },
  reference: { engine: 'reference' },
};

const pythonPeers = [
  { name: 'numpy', label: 'NumPy, as the course', module: 'numpy', script: 'numpy_course.py' },
  { name: 'torch', label: 'PyTorch, nn.Sequential', module: 'torch', script: 'torch_seq.py' },
  { name: 'torch-manual', label: 'PyTorch, backward by hand', module: 'torch', script: 'torch_manual.py' },
  { name: 'sklearn', label: 'scikit-learn', module: 'sklearn', script: 'sklearn_mlp.py' },
];

const npmPeers = [
  {
    name: 'jax-js-relaxed',
    label: 'jax-js, relaxed SIMD',
    module: '@jax-js/jax',
    script: 'jax-js.mjs',
    settings: { relaxed: true },
  },
  { name: 'jax-js', label: 'jax-js', module: '@jax-js/jax', script: 'jax-js.mjs' },
  { name: 'tfjs', label: 'TensorFlow.js, WASM', module: '@tensorflow/tfjs-backend-wasm', script: 'tfjs.mjs' },
  { name: 'brain', label: 'brain.js', module: 'brain-v2', script: 'brain.mjs' },
];

const node = (script, settings, ...flags) => [
  process.execPath,
  ...flags,
  join(here, script),
  JSON.stringify(settings),
];

/** An engine of ours with a number of threads, or 'auto' of them. */
export function ours(name, threads) {
  return {
    id: `${name}-${threads}`,
    name,
    label: `Colonnade, ${name === 'wasm-plain' ? 'wasm, deterministic' : name}`,
    own: true,
    threads,
    command: node('ours-serve.mjs', { ...engines[name], threads }),
  };
}

/** All of ours: the reference has one thread. */
export function allOurs() {
  const names = ['auto', 'blas', 'wasm', 'wasm-plain'];
  return [
    ...names.flatMap((name) => [ours(name, 1), ours(name, 2)]),
    ours('auto', 'auto'),
    ours('reference', 1),
  ];
}

/** The peers of this machine; `say` is told of each that is missing. */
export function allPeers({ python, folder, say }) {
  const found = [];
  for (const { name, label, module, script } of pythonPeers) {
    const program = pythonWith(module, python);
    if (program === null) say(`${label}: no Python here can import "${module}"; left out.`);
    else found.push(...[1, 2].map((threads) => pythonPeer({ name, label, program, script, threads })));
  }
  for (const { name, label, module, script, settings } of npmPeers) {
    if (!hasPackage(folder, module)) {
      say(
        `${label}: no "${module}" ${folder ? 'in the folder of the peers' : '(no --peers FOLDER)'}; left out.`,
      );
      continue;
    }
    const command = node(join('peers', script), { folder, ...settings });
    found.push({ id: `${name}-1`, name, label, own: false, peer: true, threads: 1, command });
  }
  return found;
}

function pythonPeer({ name, label, program, script, threads }) {
  const command = [program, join(here, 'peers', script), JSON.stringify({ threads })];
  return { id: `${name}-${threads}`, name, label, own: false, peer: true, threads, command };
}

/** `network.predictor`, whatever engine stands behind it. */
export const predictor = {
  id: 'predictor-1',
  name: 'predictor',
  label: 'Colonnade, predictor',
  own: true,
  threads: 1,
  command: node('ours-serve.mjs', {}, '--expose-gc'),
};

function limit(name, label, what, threads, settings = {}) {
  return {
    ...{ id: `${name}-${threads}`, name, label, threads },
    ...{ own: false, peer: false, limit: true },
    command: node(join('limits', 'serve.mjs'), { what, threads, ...settings }),
  };
}

/** The products of a step alone, by the same BLAS; X alone; the arithmetic of a step alone, at the best of a core. */
export const limits = [
  ...[1, 2].map((threads) => limit('bare-products', 'bare products of the BLAS', 'products', threads)),
  ...[1, 2].map((threads) => limit('reading', 'reading X', 'reading', threads)),
  limit('register-peak', 'register-only peak of WASM', 'register-peak', 1),
  limit('blas-peak', 'a large product of the BLAS', 'blas-peak', 1),
];

const form = (name, label) => limit(name, label, 'forms', 1, { form: name });

/** The two products over X in the forms that a BLAS offers, on one thread. */
export const forms = [
  form('forward', 'Z = W X'),
  form('forward-turned', 'Zᵀ = Xᵀ Wᵀ'),
  form('forward-by-features', 'Z = W X, X as in NumPy'),
  form('gradient', 'dW = dZ Xᵀ'),
  form('gradient-turned', 'dWᵀ = X dZᵀ, not turned back'),
  form('gradient-by-features', 'dW = dZ Xᵀ, X as in NumPy'),
];

/** Both products of one unit, some examples at a time. */
export const groups = [4, 8, 16, 32].map((count) =>
  form(`together-${count}`, `both, ${count} examples at a time`),
);

/** Who reads files: ours, and for each format who is good at it. None has a number of threads to choose. */
export function readers({ folder, say }) {
  const reader = (who, label, own, settings = {}) => ({
    id: `${who}-reader`,
    name: who,
    label,
    own,
    peer: !own,
    threads: 'auto',
    command: node(join('reading', 'serve.mjs'), { who, ...settings }),
  });
  const ours = reader('ours', 'Colonnade', true);
  const image = reader('sharp', 'sharp alone', false);
  if (hasPackage(folder, '@duckdb/node-api')) {
    return {
      csv: [ours, reader('duckdb', 'DuckDB', false, { folder })],
      images: [ours, image],
      others: [ours],
    };
  }
  say(
    `DuckDB: no "@duckdb/node-api" ${folder ? 'in the folder of the peers' : '(no --peers FOLDER)'}; left out.`,
  );
  return { csv: [ours], images: [ours, image], others: [ours] };
}

/** One example at a time by plain loops, in JavaScript and, where there is one, in Python. */
export function loops({ python }) {
  const loop = { name: 'loop', label: 'plain loops, JavaScript', own: false, peer: false, threads: 1 };
  const program = pythonWith('math', python);
  return [
    { ...loop, id: 'loop-1', command: node('loop.mjs', {}) },
    ...(program === null
      ? []
      : [
          {
            ...pythonPeer({
              name: 'python-loop',
              label: 'plain loops, Python',
              program,
              script: 'python_loop.py',
              threads: 1,
            }),
            peer: false,
          },
        ]),
  ];
}
