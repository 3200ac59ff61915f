/** How the weights of a layer start: W[l] = randn(n[l], n[l−1]) · scale; biases start at zero. */
export interface Initialization {
  /** The scale, as the documentation prints it. */
  readonly formula: string;
  /** The scale of layer l with so many inputs n[l−1] and units n[l]; 0 draws nothing. */
  scale(inputs: number, units: number, l: number): number;
  /** Where the biases of the first layer are drawn: their scale, in times of that of the weights. */
  readonly bias?: number;
}
