import { parseArgs } from 'node:util';

export const usage = `npm run bench -- [options]
  --quick              two minutes: short windows, fewer examples, less growth
  --only W1,text       these workloads or sections only: training, course, text, predictions,
                       loops, reading, growth, endurance
  --contenders auto-1  these contenders only, by id or by name
  --peers FOLDER       where jax-js, TensorFlow.js and brain.js are installed (or COLONNADE_PEERS)
  --python PROGRAM     a Python with NumPy, PyTorch, scikit-learn (or PYTHON)
  --windows N          windows of each contender
  --window-ms MS       length of a window
  --write              write docs/performance.md after a partial run too
  --out FOLDER         write there instead of docs
  --render             only write the page anew from docs/performance.json
  --no-build           measure what is built
  --help               this`;

const numbers = {
  quick: { windows: 3, windowMs: 40, warmMs: 60 },
  full: { windows: 5, windowMs: 600, warmMs: 1000 },
};

/** The options of the command. @throws TypeError for what is none */
export function readOptions(parts) {
  const { values } = parseArgs({
    args: parts,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      contenders: { type: 'string' },
      peers: { type: 'string' },
      python: { type: 'string' },
      windows: { type: 'string' },
      'window-ms': { type: 'string' },
      write: { type: 'boolean', default: false },
      out: { type: 'string' },
      render: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const standard = values.quick ? numbers.quick : numbers.full;
  const windowMs = positive('window-ms', values['window-ms']) ?? standard.windowMs;
  return {
    ...values,
    build: !values['no-build'],
    only: list(values.only),
    contenders: list(values.contenders),
    folder: values.peers ?? process.env.COLONNADE_PEERS,
    times: {
      windows: Math.ceil(positive('windows', values.windows) ?? standard.windows),
      windowMs,
      warmMs: Math.max(windowMs, standard.warmMs),
    },
    /** A part of the whole must not take the place of the page. */
    partial: values.quick || Boolean(values.only) || Boolean(values.contenders),
  };
}

function list(text) {
  return text?.split(',').map((part) => part.trim());
}

function positive(name, text) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new TypeError(`--${name} takes a number above 0, not "${text}"`);
  return value;
}
