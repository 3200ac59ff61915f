import { answeringEngine } from '../../engine/choose.js';
import { ColonnadeError } from '../../foundation/errors.js';
import { measureBaselines } from '../../model/baselines/baselines.js';
import type { Part } from '../../model/examples.js';
import type { Model } from '../../model/model.js';
import { precisionOf } from '../../model/model-file/content.js';
import { asTable, type RecordOf, type TableData } from '../../table/records.js';
import type { Look } from './checks/check.js';
import { findAll } from './checks/index.js';
import { dataOptions } from './data-options.js';
import { lookInside } from './look-inside.js';
import { calibrationOf } from './measures/calibration.js';
import { driftOf } from './measures/drift.js';
import { importanceOf } from './measures/importance.js';
import { judge } from './measures/judgement.js';
import { worstMistakes } from './measures/mistakes.js';
import { scoreOfRows } from './measures/scores.js';
import { weakSegments } from './measures/segments.js';
import { wrongLabels } from './measures/wrong-labels.js';
import type { ModelDiagnosis } from './model-diagnosis.js';
import { type CheckedOptions, checkDiagnoseModelOptions, type DiagnoseModelOptions } from './options.js';
import { type Rows, type Subject, subjectOf } from './subject.js';

const mostMistakes = 50;

/**
 * A look at a trained model, on a table with the target: what flows through its layers and back, whether its steps are
 * too long or too short, over- and underfit, calibration, importance of the columns, segments that it serves worse,
 * its worst mistakes, labels that are likely wrong, and what has drifted in rows that are new to it.
 *
 * @param options.training - the table that it was trained on, or `table` itself where it is that
 * @throws as `Model.evaluate`, and OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export async function diagnoseModel<R extends RecordOf<R>>(
  model: Model,
  input: TableData<R>,
  options: DiagnoseModelOptions = {},
): Promise<ModelDiagnosis> {
  const checked = checkDiagnoseModelOptions(options);
  refuseWholeNumbers(model);
  const table = asTable('diagnoseModel', input);
  const subject = subjectOf(model, table, checked);
  const { content, network } = model;
  const { judged, train, validation, same } = subject;
  const notJudged: string[] = [];
  const own = model.training?.history;
  const history = checked.history ?? (own && { entries: [...own], stopped: own.stopped });
  const { layers, steps } = await lookInside(subject, history, checked.signal);
  if (steps === null) {
    notJudged.push('The model does not say how it was trained: its learning rate cannot be judged.');
  }
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

/** Its steps and gradients would be those of other numbers. */
function refuseWholeNumbers({ quantized }: Model): void {
  if (quantized === null) return;
  throw new ColonnadeError({
    code: 'OPTION_NOT_YET',
    where: 'diagnose',
    problem: 'a model in 8 bits cannot be diagnosed in this version yet',
    remedy: { text: 'diagnose the model that it was made of' },
  });
}
