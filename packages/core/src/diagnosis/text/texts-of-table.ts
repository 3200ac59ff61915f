import { ColonnadeError } from '../../foundation/errors.js';
import { Missing } from '../../table/cells.js';
import type { PreprocessingOptions } from '../../table/preprocessing/options.js';
import { readCategories } from '../../table/preprocessing/read-cells.js';
import { type Tokenized, tokenizeTexts } from '../../table/preprocessing/text/tokenize.js';
import type { TokenizerName } from '../../table/preprocessing/text/tokenizers.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import type { Codes } from '../measures/bins.js';
import type { FirstStep } from '../measures/measured.js';
import type { Cut } from './cut-offs.js';
import { diagnoseText, type TextDiagnosis } from './diagnose-text.js';

/** The target, and how a network starts with words. */
export interface TextTarget {
  /** The class, or the bin of a number to predict, of every row. */
  readonly codes: Codes;
  /** Null for a regression and for several labels. */
  readonly classes: readonly string[] | null;
  /** The positive one of two classes, else null. */
  readonly positive: number | null;
  /** The first step with preprocessing in place of what was asked for, of a network that receives only some columns. */
  readonly take: (
    over: PreprocessingOptions,
    columns: readonly string[],
  ) => { readonly step: FirstStep } | null;
}

/** What the words of every column of text say about the target. */
export function diagnoseTexts(
  table: Table,
  schema: Schema,
  target: TextTarget,
  options: { readonly tokens: TokenizerName; readonly minCount: number; readonly seed: number },
): TextDiagnosis[] {
  const { codes, classes, positive, take } = target;
  const texts = Uint32Array.from({ length: table.rows }, (_, row) => row);
  return inputColumns(schema)
    .filter(({ kind }) => kind === 'text')
    .map(({ name }) =>
      diagnoseText({
        column: name,
        tokenized: read(table, name, schema, options.tokens),
        texts,
        groupOf: codes.codes,
        groups: codes.count,
        target: classes && { classOf: codes.codes, classes, positive },
        minCount: options.minCount,
        seed: options.seed,
        firstStep: (cut) => startWith(take, cut, name),
      }),
    );
}

function read(table: Table, name: string, schema: Schema, tokens: TokenizerName): Tokenized {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const column = table.find(name)!; // the schema was inferred from this table
  return tokenizeTexts(readCategories(table, column, rows, new Missing(schema.missing)), tokens);
}

/** Words that all texts have may be too rare in those to step on: then there is no first step. */
function startWith(take: TextTarget['take'], cut: Cut, column: string): FirstStep | null {
  try {
    return take({ ...cut }, [column])?.step ?? null;
  } catch (error) {
    if (error instanceof ColonnadeError && error.code === 'NO_INPUTS') return null;
    throw error;
  }
}
