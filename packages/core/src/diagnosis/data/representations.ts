import type { Remedy } from '../../foundation/errors.js';
import type { PreprocessingOptions } from '../../table/preprocessing/options.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import type { RepresentationDiagnosis } from './data-diagnosis.js';
import type { CheckedDiagnoseOptions } from './options.js';
import type { Steps } from './steps.js';

/** A representation to take the first step in. */
interface Candidate {
  readonly name: string;
  readonly option: Remedy | null;
  readonly over: PreprocessingOptions;
}

/** The columns as asked for, and what a simple option would make of them instead. */
export function measureRepresentations(
  schema: Schema,
  options: CheckedDiagnoseOptions,
  steps: Steps,
): RepresentationDiagnosis[] {
  return candidates(schema, options).flatMap(({ name, option, over }) => {
    const taken = steps.take(over);
    return taken === null ? [] : [{ name, option, inputs: taken.inputs, firstStep: taken.step }];
  });
}

function candidates(schema: Schema, options: CheckedDiagnoseOptions): Candidate[] {
  const kinds = new Set(inputColumns(schema).map(({ kind }) => kind));
  const scaled = ['number', 'array', 'image', 'date'].some((kind) => kinds.has(kind as 'number'));
  const list: Candidate[] = [{ name: 'as asked for', option: null, over: {} }];
  const add = (name: string, option: keyof PreprocessingOptions, value: string | number) => {
    if (options[option] === value) return;
    list.push({ name, option: { text: 'use {option}', option, value }, over: { [option]: value } });
  };
  if (scaled) {
    add('numbers as they are', 'standardize', 'none');
    // Of numbers alone the same shift and scale for all move no answer of the first step.
    if (kinds.has('category') || kinds.has('date')) {
      add('numbers standardized as a whole', 'standardize', 'whole');
    }
    if (options.standardize !== 'auto') add('each number standardized', 'standardize', 'feature');
  }
  if (kinds.has('text')) {
    add('counts of words', 'text', 'counts');
    add('presence of words', 'text', 'presence');
    if (schema.target?.task === 'binary') {
      for (const cut of polarityCutoffs) add(`words of polarity ${cut} and more`, 'polarityCutoff', cut);
    }
  }
  return list;
}

const polarityCutoffs = [0.05, 0.8];
