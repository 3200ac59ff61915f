import { pow } from '../../foundation/elementary/index.js';
import type { Arm } from '../plan.js';

/** Units of the widest layer that is tried: a study of wider ones would take hours. */
const widest = 256;
/** Widths between the outputs and twice the inputs, as far as they differ. */
const steps = 6;

/** Inputs and outputs of the networks that are compared. */
export interface Ends {
  readonly inputs: number;
  readonly outputs: number;
}

/** Networks by their hidden layers. */
export interface Sizes {
  readonly arms: readonly Arm[];
  readonly notes: readonly string[];
}

/** The name of a network with these hidden layers. */
function sizeName(hidden: readonly number[]): string {
  if (hidden.length === 0) return 'no hidden layer';
  if (hidden.length === 1) return `${hidden[0]} ${hidden[0] === 1 ? 'unit' : 'units'}`;
  const alike = hidden.every((units) => units === hidden[0]);
  return alike ? `${hidden.length} layers of ${hidden[0]}` : `layers of ${hidden.join(', ')}`;
}

/** An arm with these hidden layers. */
export function sizeArm(hidden: readonly number[]): Arm {
  return { name: sizeName(hidden), options: { hidden: hidden.length === 0 ? 'none' : hidden } };
}

/** The hidden layers of an arm that `sizeArm` made. */
export function hiddenOf({ options }: Arm): readonly number[] {
  return Array.isArray(options.hidden) ? options.hidden : [];
}

/** The mean of inputs and outputs, the middle one of the rules of thumb. */
export function meanWidth({ inputs, outputs }: Ends): number {
  return Math.max(1, Math.round((inputs + outputs) / 2));
}

/**
 * No hidden layer; widths in even ratios from the outputs to twice the inputs, the mean of both and the inputs among
 * them; twice that again, to see whether it overfits; two and three layers of the mean.
 */
export function sizesFor(ends: Ends): Sizes {
  const { inputs, outputs } = ends;
  const [low, high] = [Math.min(outputs, 2 * inputs), Math.max(outputs, 2 * inputs)];
  const even = Array.from({ length: steps }, (_, i) => Math.round(low * pow(high / low, i / (steps - 1))));
  const wanted = [...new Set([...even, meanWidth(ends), inputs, 4 * inputs])].sort((a, b) => a - b);
  const widths = wanted.filter((width) => width <= widest);
  if (widths.length < wanted.length && !widths.includes(widest)) widths.push(widest);
  const deep = Math.min(meanWidth(ends), widest);
  const hidden = [
    [],
    ...widths.map((width) => [width]),
    ...(deep > 1
      ? [
          [deep, deep],
          [deep, deep, deep],
        ]
      : []),
  ];
  const left = wanted.filter((width) => width > widest);
  const notes =
    left.length === 0
      ? []
      : [`Widths above ${widest} are left out: ${left.join(', ')}. Name them to have them compared.`];
  return { arms: hidden.map(sizeArm), notes };
}
