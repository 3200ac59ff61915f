import type { StopSignal } from '../../../foundation/host.js';
import { streamSeed } from '../../../foundation/streams.js';
import { Matrix } from '../../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../../matrix/sparse-matrix.js';
import { readAnswers } from '../../../model/evaluate.js';
import { prepareTraining } from '../../../model/prepare-training.js';
import type { TrainOptions } from '../../../model/train-options.js';
import { classOfRows } from '../../../table/preprocessing/target.js';
import { foldRows } from '../../../table/splits/fold-rows.js';
import { parseSplit } from '../../../table/splits/split-plan.js';
import { splitTable } from '../../../table/splits/split-table.js';
import type { Table } from '../../../table/table.js';

/** What networks that never saw a row say of it. */
export interface OutOfFold {
  /** k×m: the mean probability of every class, in the order of `labels`. */
  readonly probabilities: Matrix;
  /** The class that every row has in the data, as an index into `labels`. */
  readonly classes: Int32Array;
  readonly labels: readonly string[];
  readonly folds: number;
  readonly repeats: number;
}

/** Entries of X up to which every row is judged five times. */
const smallData = 200_000;
const mostRepeats = 5;
/** Labels are judged well long before the last digit of the cost is reached. */
const enoughExamples = 80_000;
const fewestEpochs = 10;

/** The numbers of one example that are not zero for sure. */
function entriesOf(X: Inputs): number {
  return X instanceof SparseMatrix ? X.indices.length / X.columns : X.rows;
}

/** A few trainings on other folds each; those of small data are repeated, for one network is a rough judge. */
function effortFor(rows: number, entries: number): { folds: number; repeats: number; epochs: number } {
  const epochs = Math.max(fewestEpochs, Math.round(enoughExamples / rows));
  const repeats = Math.floor((mostRepeats * smallData) / (rows * entries));
  return { folds: repeats >= 1 ? 5 : 3, repeats: Math.min(Math.max(repeats, 1), mostRepeats), epochs };
}

/**
 * Cross-validation for the probabilities: every row is judged by networks that were trained on the other folds, and
 * by several of them where there is time, since the mean of a few networks is a far better judge than one. Groups
 * are not parted where the rows were split by group.
 *
 * @param options - about the columns, and the network that judges; the default one unless given
 * @throws as `prepareTraining`; SPLIT_EMPTY for fewer rows than folds; INTERRUPTED
 */
export async function outOfFold(
  table: Table,
  options: TrainOptions,
  signal?: StopSignal,
): Promise<OutOfFold | null> {
  const whole = await prepareTraining(table, { ...options, folds: 'none' }, {});
  const { schema } = whole.content;
  if (schema.target!.task !== 'binary' && schema.target!.task !== 'multiclass') return null;
  const { train } = whole.examples;
  const data = train.table;
  const effort = effortFor(data.rows, entriesOf(train.X));
  const labels = schema.target!.classes;
  const k = labels.length;
  const probabilities = Matrix.zeros(k, data.rows);
  const every = Uint32Array.from({ length: data.rows }, (_, row) => row);
  const split = parseSplit(options.split ?? 'random').how === 'group' ? options.split! : 'random';
  for (let repeat = 0; repeat < effort.repeats; repeat++) {
    const seed = streamSeed(options.seed ?? 1, `out of fold ${repeat}`);
    for (const test of foldRows(data, schema, every, { split, folds: effort.folds, seed })) {
      const held = new Set(test);
      const others = every.filter((row) => !held.has(row));
      const parts = splitTable(data, schema, { split, testShare: 0, validationShare: 0.1, seed }, others);
      const one = {
        ...options,
        folds: 'none' as const,
        seed,
        ...(effort.epochs && { epochs: effort.epochs }),
      };
      const prepared = await prepareTraining(table, one, signal ? { signal } : {}, { ...parts, test });
      await prepared.network.fit(prepared.examples.train.X, prepared.examples.train.Y, prepared.fitOptions);
      const judged = prepared.examples.test!;
      const said = readAnswers(prepared.content, prepared.network.predict(judged.X)).probabilities!;
      for (const [j, row] of test.entries()) {
        for (let i = 0; i < k; i++) probabilities.data[i + row * k] += said.data[i + j * k] / effort.repeats;
      }
    }
  }
  const { folds, repeats } = effort;
  return { probabilities, classes: classOfRows(schema, data)!, labels, folds, repeats };
}
