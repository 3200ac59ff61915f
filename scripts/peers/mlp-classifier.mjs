// scikit-learn's MLPClassifier beside a training of ours: the same examples, in the same parts.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('mlp-classifier.py', import.meta.url));
const howToGet = 'scikit-learn is needed: `apt-get install python3-sklearn`, or `pip install scikit-learn`';

/** A Python that has scikit-learn: `PYTHON`, the one that is found first, or the system's own. */
export async function openPeer() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3'];
  for (const python of candidates) {
    const peer = await start(python);
    if (peer !== undefined) return peer;
  }
  throw new Error(`${howToGet}; PYTHON names another Python.`);
}

async function start(python) {
  const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...oneThread },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise((resolve) => child.once('error', () => resolve({ done: true })));
  const next = async () => {
    const { value, done } = await Promise.race([lines.next(), failed]);
    return done ? undefined : JSON.parse(value);
  };
  const first = await next();
  if (first?.ready !== true) return undefined;
  return {
    /** Accuracy on the test part, seconds of the processor for standardizing and fitting, and epochs. */
    async fit(job) {
      child.stdin.write(`${JSON.stringify({ maxIter: 200, ...job })}\n`);
      const answer = await next();
      if (answer === undefined) throw new Error('MLPClassifier failed; what it said stands above');
      return answer;
    },
    close: () => child.stdin.end(),
  };
}

/**
 * Writes the examples of a trained model: our training and validation parts are its training part. Inputs are ours,
 * categories one-hot; `numbers` are those that it standardizes by its own training part.
 */
export function writeExamples(model, folder) {
  const { train, validation, test } = model.training.examples;
  writePart(folder, 'train', [train, ...(validation ? [validation] : [])]);
  writePart(folder, 'test', [test]);
  const sparse = 'indices' in train.X;
  return { folder, sparse, n: train.X.rows, numbers: sparse ? [] : numbersOf(model) };
}

/** The rows of X that are numbers: no category, no mark of a missing cell. */
function numbersOf({ content }) {
  const numbers = [];
  let at = 0;
  for (const input of content.preprocessing.inputs) {
    const size = 'shape' in input ? input.shape.reduce((a, b) => a * b, 1) : 1;
    if (input.kind === 'category') {
      at += input.categories.length + Number(input.other) + Number(input.missingCategory);
      continue;
    }
    for (let i = 0; i < size; i++) numbers.push(at++);
    if (input.kind === 'number' && input.indicator) at++;
  }
  return numbers;
}

function writePart(folder, name, parts) {
  const write = (what, values) => writeFileSync(join(folder, `${name}.${what}`), values);
  const m = parts.reduce((sum, { X }) => sum + X.columns, 0);
  write(
    'y',
    joined(
      Int32Array,
      m,
      parts.map(({ Y }) => classesOf(Y)),
    ),
  );
  const Xs = parts.map(({ X }) => X);
  if (!('indices' in Xs[0])) {
    write(
      'x',
      joined(
        Float64Array,
        m * Xs[0].rows,
        Xs.map(({ data }) => data),
      ),
    );
    return;
  }
  const counts = Xs.flatMap(({ starts }) => Array.from(starts.subarray(1), (next, j) => next - starts[j]));
  const starts = new Uint32Array(m + 1);
  for (let j = 0; j < m; j++) starts[j + 1] = starts[j] + counts[j];
  write('starts', starts);
  write(
    'indices',
    joined(
      Uint32Array,
      starts[m],
      Xs.map(({ indices }) => indices),
    ),
  );
}

/** Arrays one after another. */
function joined(Type, length, arrays) {
  const whole = new Type(length);
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

/** The class of every example: the one row of Y, or the row of its one. */
function classesOf({ rows, columns, data }) {
  if (rows === 1) return Int32Array.from(data);
  return Int32Array.from({ length: columns }, (_, j) => data.subarray(j * rows, (j + 1) * rows).indexOf(1));
}
