import { answeringEngine } from '../../engine/choose.js';
import { measureBaselines } from '../../model/baselines/baselines.js';
import type { Part } from '../../model/examples.js';
import type { Model } from '../../model/model.js';
import { precisionOf } from '../../model/model-file/content.js';
import type { Table } from '../../table/table.js';
import { costOf } from '../../training/history.js';
import { type OptimizerName, optimizers } from '../../training/optimizers/index.js';
import type { Look } from './checks/check.js';
import { findAll } from './checks/index.js';
import { dataOptions } from './data-options.js';
import { calibrationOf } from './measures/calibration.js';
import { driftOf } from './measures/drift.js';
import { importanceOf } from './measures/importance.js';
import { judge } from './measures/judgement.js';
import { flowOf, layersOf } from './measures/layers.js';
import { worstMistakes } from './measures/mistakes.js';
import { rerun } from './measures/rerun.js';
import { scoreOfRows } from './measures/scores.js';
import { weakSegments } from './measures/segments.js';
import { probeLine, type StepDiagnosis } from './measures/steps.js';
import type { Stepping } from './measures/update.js';
import { wrongLabels } from './measures/wrong-labels.js';
import type { ModelDiagnosis } from './model-diagnosis.js';
import { type CheckedOptions, checkDiagnoseModelOptions, type DiagnoseModelOptions } from './options.js';
import { type Rows, type Subject, subjectOf } from './subject.js';

/** Examples that a pass through the network looks at. */
const mostExamples = 2000;
const mostMistakes = 50;

/**
 * A look at a trained model, on a table with the target: what flows through its layers and back, whether its steps are
 * too long or too short, over- and underfit, calibration, importance of the columns, segments that it serves worse,
 * its worst mistakes, labels that are likely wrong, and what has drifted in rows that are new to it.
 *
 * @param options.training - the table that it was trained on, or `table` itself where it is that
 * @throws as `Model.evaluate`, and OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export async function diagnoseModel(
  model: Model,
  table: Table,
  options: DiagnoseModelOptions = {},
): Promise<ModelDiagnosis> {
  const checked = checkDiagnoseModelOptions(options);
  const subject = subjectOf(model, table, checked);
  const { content, network } = model;
  const { judged, train, validation, same } = subject;
  const notJudged: string[] = [];
  const { layers, steps } = await lookInside(subject, checked, notJudged);
  const known = [train, validation, judged].filter((rows) => rows !== null);
  const parts = known.filter((rows, at) => known.indexOf(rows) === at);
  if (judged.name === 'train') {
    notJudged.push(
      'No rows were held out: calibration, importance and segments are of rows that it learned from.',
    );
  }
  if (train === null) {
    notJudged.push('The rows that it learned from are not known: over- and underfit cannot be told.');
  }
  const importance = importanceOf(model, judged, checked.repeats, checked.seed);
  if (importance === null) {
    notJudged.push('X is too wide for the importance of its columns.');
  }
  const labels = checked.wrongLabels ? await wrongLabelsOf(subject, checked) : null;
  if (checked.wrongLabels && labels === null) {
    notJudged.push('Labels are judged where every row has one class, in enough rows.');
  }
  const drift = same ? null : driftOf(subject);
  if (drift !== null && drift.notJudged.length > 0) {
    notJudged.push(
      `Nothing is kept by which to tell whether these have drifted: ${drift.notJudged.join(', ')}.`,
    );
  }
  const { schema } = content;
  const judgement = judge(content, network.predict(judged.X), judged.Y, judged.evaluation);
  const look: Look = {
    source: table.source.name,
    task: schema.target!.task,
    rows: table.rows,
    judgedOn: judged.name,
    architecture: content.specification.sizes,
    layers,
    steps,
    scores: parts.map((rows) => scoreOfRows(content, network, rows)),
    baselines: await baselinesOf(subject, checked.seed),
    calibration: calibrationOf(judged, schema.target!.positive, checked.seed),
    importance: importance ?? [],
    segments: weakSegments(content, judged, judgement),
    mistakes: worstMistakes(model, judged, mostMistakes),
    wrongLabels: labels,
    drift,
    notJudged,
    subject,
  };
  const { subject: _, ...told } = look;
  return { ...told, findings: findAll(look) };
}

/** What flows through the network, and how it steps. */
async function lookInside(
  { model, train, validation, judged, start }: Subject,
  { history, signal }: CheckedOptions,
  notJudged: string[],
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
  if (!knowsSteps) {
    notJudged.push('The model does not say how it was trained: its learning rate cannot be judged.');
    return { layers, steps: null };
  }
  const entries = history?.entries ?? (model.training ? [...model.training.history] : undefined);
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
    stopped: history?.stopped ?? model.training?.history.stopped ?? again?.stopped ?? null,
  };
  return { layers, steps };
}

function someOf({ X, Y }: Rows): [Rows['X'], Rows['Y']] {
  const m = Math.min(X.columns, mostExamples);
  return [X.slice(0, m), Y.slice(0, m)];
}

/** A constant answer and the linear model, learned from the training rows and measured on the judged ones. */
async function baselinesOf(
  { model, train, judged }: Subject,
  seed: number,
): Promise<ModelDiagnosis['baselines']> {
  if (train === null) return [];
  const { content } = model;
  const part = ({ name, ...rest }: Rows): Part => ({ name: name === 'new' ? 'test' : name, ...rest });
  const l2 = Number(content.options.l2 ?? 0);
  const measured = await measureBaselines(
    answeringEngine(precisionOf(content)),
    content,
    part(train),
    part(judged),
    { seed, l2 },
  );
  return measured.map(({ name, metrics }) => ({
    name,
    score: 'accuracy' in metrics ? metrics.accuracy : metrics.r2,
  }));
}

/** Judged by default networks, whatever this one is like, on the columns as this one reads them. */
async function wrongLabelsOf({ model, train, judged, same }: Subject, { seed, signal }: CheckedOptions) {
  const fewest = 20;
  const { table } = same ? train! : judged;
  const { task } = model.content.schema.target!;
  if ((task !== 'binary' && task !== 'multiclass') || table.rows < fewest) return null;
  return wrongLabels(table, { ...dataOptions(model.content), seed }, signal ? { signal } : {});
}
