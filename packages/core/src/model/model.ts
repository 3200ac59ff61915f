import { ColonnadeError, type Warning } from '../foundation/errors.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { floatsOf } from '../network/quantized/parameters.js';
import { specificationText } from '../network/specification.js';
import { encodeInputs, warnUnseen } from '../table/preprocessing/apply-preprocessing.js';
import { encodeTarget } from '../table/preprocessing/target.js';
import { type AnyData, asTable, type RecordOf, type TableData } from '../table/records.js';
import { checkUnits } from '../table/schema/check-units.js';
import type { Table } from '../table/table.js';
import type { History } from '../training/history.js';
import { type Answers, type Evaluation, evaluate, readAnswers } from './evaluate.js';
import { type Answering, predictTable } from './inputs.js';
import { contentOf, type HasContent, type ModelContent, precisionOf } from './model-file/content.js';
import { decodeModel } from './model-file/decode-model.js';
import { encodeModel } from './model-file/encode-model.js';
import { Network } from './network.js';
import type { Prepared } from './prepare-training.js';
import { QuantizedNetwork } from './quantized-network.js';
import { measureTraining, trainOn } from './train.js';
import type { TrainHooks, TrainOptions } from './train-options.js';
import type { Training } from './training.js';

/** What a model says of one record. */
export interface RecordPrediction {
  /** The class; the number of a regression; for several labels, the list of those that hold. */
  readonly prediction: string | number | readonly string[] | readonly number[];
  /** The probability of every class or label by name; null for a regression. */
  readonly probabilities: Readonly<Record<string, number>> | null;
}

/** A trained network with everything around it: what the columns are, how they become X, what the outputs mean. */
export class Model {
  readonly content: ModelContent;
  /** The network; of a model in 8 bits, what its whole numbers stand for. */
  readonly network: Network;
  /** The network in 8 bits that answers; null of other models. */
  readonly quantized: QuantizedNetwork | null;
  /** What training found out; null for a model that was loaded, or made of another one. */
  readonly training: Training | null;

  private constructor(content: ModelContent, network: Network, training: Training | null) {
    this.content = content;
    this.network = network;
    this.quantized = content.quantized === undefined ? null : new QuantizedNetwork(content.quantized);
    this.training = training;
  }

  /**
   * Trains a model from a table or records, with the command's defaults.
   * @throws as the command says: OPTION_…, COLUMN_UNKNOWN, TARGET_…, CELL_…, TOO_FEW_ROWS, SPLIT_EMPTY
   */
  static async train<R extends RecordOf<R>>(
    data: TableData<R>,
    options: TrainOptions,
    hooks: TrainHooks = {},
  ): Promise<Model> {
    const { content, network, training } = await trainOn(asTable('Model', data), options, hooks);
    return new Model(content, network, training);
  }

  /** The model of a training that was prepared and fitted step by step, with what it has come to. */
  static async fromTraining(prepared: Prepared, history: History): Promise<Model> {
    const training = await measureTraining(prepared, history);
    return new Model(prepared.content, prepared.network, training);
  }

  /** A model from its parts, or one more of the same. @throws OPTION_TYPE */
  static fromContent(model: ModelContent | HasContent): Model {
    const content = contentOf('Model.fromContent', model);
    return new Model(content, Network.fromParameters(content.parameters, precisionOf(content)), null);
  }

  /** A model from the bytes of its file. @throws MODEL_DAMAGED, MODEL_FOREIGN, MODEL_VERSION */
  static fromBytes(bytes: Uint8Array): Model {
    return Model.fromContent(decodeModel(bytes));
  }

  /**
   * This model in 8 bits: weights and activations are whole numbers. It is smaller and predicts faster, and its answers
   * differ a little. The ranges of inputs and units are those of the rows that are given; without, those of the
   * training part.
   * @param data rows of the training part
   * @throws as `predict`; OPTION_CONFLICT for a model in 8 bits, OPTION_MISSING for one that was loaded, without data;
   * OPTION_NOT_YET for a layer with too many inputs; TOO_FEW_ROWS
   */
  quantize<R extends RecordOf<R>>(data?: TableData<R>): Model {
    if (this.quantized !== null) throw quantizedAlready();
    const { parameters } = this.content;
    const X = data === undefined ? this.training?.examples.train.X : this.#inputsOf(data);
    if (X === undefined) throw noExamples();
    const quantized = QuantizedNetwork.from(parameters, X).parameters;
    const content = { ...this.content, parameters: floatsOf(quantized), quantized };
    return new Model(content, Network.fromParameters(content.parameters, precisionOf(content)), null);
  }

  /** What answers. */
  get #answering(): Answering {
    return this.quantized ?? this.network;
  }

  #inputsOf(data: AnyData): Inputs {
    const table = this.#asTable(data);
    if (table.rows === 0) throw noRows(table);
    checkUnits(this.content.schema, table);
    return encodeInputs(this.content.preprocessing, table, undefined, 'float32').X;
  }

  /** The model's file: model.safetensors. The same model has the same bytes. */
  toBytes(): Uint8Array {
    return encodeModel(this.content);
  }

  /** The classes in the order of the probabilities; names of the labels; empty for a regression. */
  get classes(): readonly string[] {
    return this.content.schema.target!.classes;
  }

  /**
   * What the model says of records or of the rows of a table, in their order. Columns are found by name; the
   * target may be absent.
   * @throws COLUMN_UNKNOWN, COLUMN_TYPE, CELL_NOT_NUMERIC
   */
  predict<R extends RecordOf<R>>(data: TableData<R>): RecordPrediction[] {
    // Records that are none name no columns to make a table of.
    if (Array.isArray(data) && data.length === 0) return [];
    const { answers } = this.answer(this.#asTable(data));
    const { task } = this.content.schema.target!;
    const { classes } = this;
    const m = (answers.probabilities ?? answers.values!).columns;
    return Array.from({ length: m }, (_, j) => {
      if (answers.values) {
        const values = answers.values.toColumns()[j];
        return { prediction: values.length === 1 ? values[0] : values, probabilities: null };
      }
      const column = answers.probabilities!.column(j).data;
      const probabilities = Object.fromEntries(classes.map((name, i) => [name, column[i]]));
      if (task !== 'multilabel') return { prediction: classes[answers.classes![j]], probabilities };
      const held = classes.filter((_name, i) => column[i] > this.content.threshold);
      return { prediction: held, probabilities };
    });
  }

  #asTable(data: AnyData): Table {
    const shapes = this.content.schema.columns.map(({ name, shape }) => [name, shape] as const);
    return asTable('Model', data, new Map(shapes));
  }

  /** The answers for every row of a table as matrices, and warnings about what the training part did not have. */
  answer(table: Table): { answers: Answers; warnings: Warning[] } {
    checkUnits(this.content.schema, table);
    const { Yhat, unseen } = predictTable(this.#answering, this.content.preprocessing, table);
    return { answers: readAnswers(this.content, Yhat), warnings: warnUnseen(unseen) };
  }

  /**
   * Measures the model on records or a table that have the target.
   * @throws as `predict`; TARGET_MISSING, CLASS_UNKNOWN
   */
  evaluate<R extends RecordOf<R>>(data: TableData<R>): { evaluation: Evaluation; warnings: Warning[] } {
    const table = this.#asTable(data);
    const { specification, schema, preprocessing } = this.content;
    if (table.rows === 0) throw noRows(table);
    for (const name of schema.target!.columns) if (!table.find(name)) throw noTargetColumn(table, name);
    checkUnits(schema, table, true);
    const { Yhat, unseen } = predictTable(this.#answering, preprocessing, table);
    const single = specification.sizes[specification.sizes.length - 1] === 1;
    const Y = encodeTarget(schema, preprocessing, table, undefined, { oneHot: !single });
    return { evaluation: evaluate(this.content, Yhat, Y), warnings: warnUnseen(unseen) };
  }

  /** `Model of digit (multiclass): 64-64-10, relu, softmax, cross-entropy; test accuracy 0.9805`. */
  toString(): string {
    const { columns, task } = this.content.schema.target!;
    const bits = this.quantized === null ? '' : ' in 8 bits';
    const head = `Model of ${columns.join(', ')} (${task}): ${specificationText(this.content.specification)}${bits}`;
    return this.training === null ? head : `${head}; ${judgedText(this.training)}`;
  }

  /** What `console.log` prints in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

function judgedText({ evaluations, judgedOn }: Training): string {
  const { metrics } = evaluations[judgedOn]!;
  return 'rmse' in metrics
    ? `${judgedOn} rmse ${metrics.rmse?.toPrecision(4) ?? 'not defined'}`
    : `${judgedOn} accuracy ${metrics.accuracy?.toFixed(4) ?? 'not defined'}`;
}

function quantizedAlready(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'quantize',
    problem: 'the model is in 8 bits already',
    remedy: { text: 'quantize the model that it was made of' },
  });
}

function noExamples(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'quantize',
    problem: 'there are no examples to take the ranges of inputs and units from',
    why: 'A model that was loaded does not have its training part with it',
    remedy: { text: 'pass rows of the training part' },
  });
}

function noTargetColumn(table: Table, name: string): ColonnadeError {
  return new ColonnadeError({
    code: 'COLUMN_UNKNOWN',
    where: table.source.name,
    problem: `there is no column "${name}" to measure the predictions against`,
    remedy: { text: 'add it; predict does without' },
  });
}

function noRows(table: Table): ColonnadeError {
  return new ColonnadeError({ code: 'TOO_FEW_ROWS', where: table.source.name, problem: 'there are no rows' });
}
