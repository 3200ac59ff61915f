import type { StopSignal } from '../../foundation/host.js';
import { costOf } from '../../training/history.js';
import { type OptimizerName, optimizers } from '../../training/optimizers/index.js';
import { flowOf, layersOf } from './measures/layers.js';
import { rerun } from './measures/rerun.js';
import { probeLine, type StepDiagnosis } from './measures/steps.js';
import type { Stepping } from './measures/update.js';
import type { ModelDiagnosis } from './model-diagnosis.js';
import type { RunHistory } from './options.js';
import type { Rows, Trained } from './subject.js';

/** Examples that a pass through the network looks at. */
const mostExamples = 2000;

/** What flows through the network, and how it steps. */
export async function lookInside(
  { model, train, validation, judged, start }: Trained,
  history: RunHistory | undefined,
  signal?: StopSignal,
): Promise<Pick<ModelDiagnosis, 'layers' | 'steps'>> {
  const { content } = model;
  const { parameters, options } = content;
  const of = train ?? judged;
  const optimizer = optimizers[options.optimizer as OptimizerName]?.();
  const learningRate = Number(options.learningRate);
  const knowsSteps = optimizer !== undefined && Number.isFinite(learningRate);
  const stepping: Stepping = {
    optimizer: optimizer ?? optimizers['gradient-descent'](),
    learningRate: knowsSteps ? learningRate : 0,
    penaltyRatio: Number(options.l2 ?? 0) / of.X.columns,
  };
  const [X, Y] = someOf(of);
  const now = flowOf(parameters, X, Y, stepping);
  const before = start && flowOf(start, X, Y, stepping);
  const layers = layersOf(parameters, now, before);
  if (!knowsSteps) return { layers, steps: null };
  const entries = history?.entries;
  const again = entries || !start ? undefined : await rerun(content, start, of, signal);
  const unseen = validation && someOf(validation);
  const steps: StepDiagnosis = {
    optimizer: stepping.optimizer.name,
    learningRate,
    now: probeLine(parameters, now.update, X, Y, 0),
    unseen: unseen && probeLine(parameters, now.update, ...unseen, 0),
    start: before && probeLine(start, before.update, X, Y, stepping.penaltyRatio),
    epochsFrom: entries ? 'training' : again ? 'rerun' : null,
    costs: (entries ?? again ?? []).filter(({ rejected }) => !rejected).map(costOf),
    stopped: history?.stopped ?? again?.stopped ?? null,
  };
  return { layers, steps };
}

function someOf({ X, Y }: Pick<Rows, 'X' | 'Y'>): [Rows['X'], Rows['Y']] {
  const m = Math.min(X.columns, mostExamples);
  return [X.slice(0, m), Y.slice(0, m)];
}
