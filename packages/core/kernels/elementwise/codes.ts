// The numbers by which a tape names activations, costs and what it wants of an output layer.

export const enum Activation {
  linear = 0,
  relu = 1,
  leakyRelu = 2,
  tanh = 3,
  sigmoid = 4,
  softmax = 5,
}

export const enum Cost {
  crossEntropy = 0,
  squaredError = 1,
}

/** Bits that are added up. */
export const enum Want {
  A = 1,
  losses = 2,
  dZ = 4,
}
