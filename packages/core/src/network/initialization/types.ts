/** How the weights of a layer start: W[l] = randn(n[l], n[l−1]) · scale; biases start at zero, or b[l] = randn(n[l]) · scale. */
export interface Initialization {
  readonly name: string;
  /** The scale, as the documentation prints it. */
  readonly formula: string;
  /** The scale of layer l with so many inputs n[l−1] and units n[l]; 0 draws nothing. */
  scale(inputs: number, units: number, l: number): number;
  /** The scale of the biases, where they are drawn. */
  scaleOfBiases?(inputs: number, units: number, l: number): number;
}
