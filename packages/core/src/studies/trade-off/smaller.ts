/** What is made of a trained network without training it again, to be smaller or faster. Plain data. */
export interface Smaller {
  /** The share of weights of every layer that is made zero: those of least size. */
  readonly weights?: number;
  /** The share of hidden units that is taken out: those that weigh least. */
  readonly units?: number;
  /** Weights and activations of so many bits. */
  readonly bits?: 8;
}

/** `half the units taken out, 8 bits`; nothing for the network as it is. */
export function smallerName({ weights, units, bits }: Smaller): string {
  const parts = [
    ...(weights === undefined ? [] : [`${Math.round(100 * weights)} % of weights zero`]),
    ...(units === undefined ? [] : [`${Math.round(100 * units)} % of units taken out`]),
    ...(bits === undefined ? [] : [`${bits} bits`]),
  ];
  return parts.join(', ');
}

/** The name of a point: a trained arm, and what is made of it. */
export function pointName(arm: string, smaller: Smaller | null): string {
  return smaller === null ? arm : `${arm}, ${smallerName(smaller)}`;
}
