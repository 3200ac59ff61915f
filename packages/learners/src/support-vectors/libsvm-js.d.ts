declare module 'libsvm-js/asm.js' {
  /** The part of libsvm-js that is used here; it has no types of its own. */
  class Svm {
    constructor(options: {
      type: string;
      kernel: string;
      gamma: number;
      cost: number;
      epsilon?: number;
      quiet: boolean;
    });
    train(samples: readonly (readonly number[])[], targets: readonly number[]): void;
    serializeModel(): string;
    free(): void;
  }
  // biome-ignore lint/style/noDefaultExport: what libsvm-js exports is not ours to choose
  export default Svm;
}
