import { type MeasureName, shares } from '../measure.js';

/** A measure in words: `training cost` for `train-cost`. */
export function wordsOfMeasure(measure: MeasureName): string {
  return measure.replace('train-', 'training ').replace('-', ' ');
}

/** A value of a measure as a sentence has it: `97.2 %`, `0.0831`. */
export function figureOf(value: number, measure: MeasureName): string {
  return shares.includes(measure) ? `${signed((100 * value).toFixed(1))} %` : short(value);
}

/** The size of a difference: `1.2 points`, `0.0031`. */
export function sizeOf(difference: number, measure: MeasureName): string {
  const size = Math.abs(difference);
  return shares.includes(measure) ? `${(100 * size).toFixed(1)} points` : short(size);
}

/** An interval without its unit: `−0.4 to 1.2`. */
export function rangeOf([low, high]: readonly [number, number], measure: MeasureName): string {
  const one = (value: number) => (shares.includes(measure) ? signed((100 * value).toFixed(1)) : short(value));
  return `${one(low)} to ${one(high)}`;
}

/** Three digits that count. */
export function short(value: number): string {
  return signed(String(Number(value.toPrecision(3))));
}

function signed(text: string): string {
  return (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text).replace('-', '−');
}
