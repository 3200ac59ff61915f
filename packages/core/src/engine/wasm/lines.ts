/** Codes of the instructions and of their choices, as packages/core/kernels/run.ts reads them. */
export const opcodes = {
  gather: 1,
  affine: 2,
  activate: 3,
  output: 4,
  gradientW: 5,
  gradientB: 6,
  backpropagate: 7,
  activateBackward: 8,
  dropout: 9,
  biasActivate: 10,
  gatherWeights: 11,
  sparseAffine: 12,
  sparseGradientW: 13,
  logistic: 14,
  logisticSums: 15,
  catchUp: 16,
} as const;

export const afterCodes = {
  penaltyCost: 1,
  penaltyGradient: 2,
  keptPenaltyCost: 3,
  sparsePenalty: 4,
} as const;

export const activationCodes: Readonly<Record<string, number>> = {
  linear: 0,
  relu: 1,
  'leaky-relu': 2,
  tanh: 3,
  sigmoid: 4,
  softmax: 5,
};

export const costCodes: Readonly<Record<string, number>> = { 'cross-entropy': 0, 'squared-error': 1 };

export const ruleCodes: Readonly<Record<string, number>> = { 'gradient-descent': 0, momentum: 1, adam: 2 };

/** What the output instruction is asked for. */
export const want = { output: 1, losses: 2, error: 4 } as const;

/** Operands that stand for the block's columns of X, of Y and of the weights. */
export const views = { X: 1, Y: 2, weights: 3 } as const;

/** Words of an instruction; the last one says whether the threads meet after it. */
const lineWords = 16;
const together = 15;

/** Instructions as the kernels read them: 16 words each, numbers in two words on an even place. */
export class Lines {
  readonly #words: Uint32Array[] = [];

  get count(): number {
    return this.#words.length;
  }

  /** Adds an instruction of words, and of numbers by their place. */
  add(words: readonly number[], numbers: Readonly<Record<number, number>> = {}): void {
    const line = new Uint32Array(lineWords);
    line.set(words);
    const reals = new Float64Array(line.buffer);
    for (const [place, value] of Object.entries(numbers)) reals[Number(place) / 2] = value;
    line[together] = 1;
    this.#words.push(line);
  }

  /** The threads need not meet after the last instruction added. */
  apart(): void {
    this.#words[this.#words.length - 1][together] = 0;
  }

  /** All of them, one after the other. */
  words(): Uint32Array {
    const all = new Uint32Array(this.#words.length * lineWords);
    for (const [i, line] of this.#words.entries()) all.set(line, i * lineWords);
    return all;
  }
}
