import { chooseEngine } from '../../../engine/choose.js';
import type { StopSignal } from '../../../foundation/host.js';
import type { ModelContent } from '../../../model/model-file/content.js';
import { precisionOf } from '../../../model/model-file/content.js';
import { type Parameters, parameterCount, parametersOf } from '../../../network/parameters.js';
import { fit } from '../../../training/fit.js';
import type { History } from '../../../training/history.js';
import { type OptimizerName, optimizers } from '../../../training/optimizers/index.js';
import { type RateName, rates } from '../../../training/rates/index.js';
import type { ClassWeight } from '../../../training/weights.js';
import type { Rows } from '../subject.js';

const mostEpochs = 30;
/** Multiplications that running again may cost: a second or two. */
const budget = 4e9;

/** The first epochs of a training, run again from its start: the rate shows in them. */
export async function rerun(
  content: ModelContent,
  start: Parameters,
  { X, Y }: Pick<Rows, 'X' | 'Y'>,
  signal?: StopSignal,
): Promise<History> {
  const { options } = content;
  const perEpoch = 6 * parameterCount(content.specification) * X.columns;
  const most = Math.min(mostEpochs, Math.floor(budget / perEpoch), Number(options.epochs ?? mostEpochs));
  const copy = parametersOf(start.specification, Float64Array.from(start.theta));
  const schedule = rates[options.schedule as RateName] ?? rates.constant;
  const deterministic = options.deterministic === true;
  const engine = chooseEngine('diagnose', precisionOf(content), { deterministic });
  return fit(engine, copy, X, Y, {
    epochs: Math.max(2, most),
    batchSize: (options.batchSize as number | 'all' | undefined) ?? 'all',
    optimizer: optimizers[(options.optimizer as OptimizerName) ?? 'adam'](),
    learningRate: schedule(Number(options.learningRate)),
    l2: Number(options.l2 ?? 0),
    dropout: Number(options.dropout ?? 0),
    clipNorm: Number(options.clipNorm ?? 0),
    classWeight: (options.classWeight as ClassWeight) ?? 'none',
    shuffle: options.shuffle !== false,
    seed: Number(options.seed ?? 1),
    ...(signal && { signal }),
  });
}
