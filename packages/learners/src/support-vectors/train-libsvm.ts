/// <reference path="./libsvm-js.d.ts" />
/** Kinds of machines and kernels, by libsvm's numbers. */
const kinds = { classes: '0', numbers: '3' };
const radial = '2';

/**
 * Loads libsvm when it is first needed. It is the one in JavaScript: half as fast as the one in WebAssembly, which
 * prints a complaint, looks for a file and so does not work in a page. What it hangs on the process, which would end
 * it without a word at any promise that is rejected, is taken off again.
 */
async function load(): Promise<typeof import('libsvm-js/asm.js').default> {
  const host = typeof process === 'undefined' ? undefined : process;
  const event = 'unhandledRejection';
  const before = new Set(host?.listeners(event));
  const { default: Svm } = await import('libsvm-js/asm.js');
  for (const listener of host?.listeners(event) ?? []) if (!before.has(listener)) host?.off(event, listener);
  return Svm;
}

/**
 * Trains a machine and returns libsvm's text of it; what libsvm had in memory is freed.
 * @param samples m examples of n numbers
 * @param targets m classes, counted from 0, or numbers
 * @throws what libsvm throws: a text when its memory is at an end
 */
export async function trainLibsvm(
  kind: keyof typeof kinds,
  samples: readonly (readonly number[])[],
  targets: readonly number[],
  gamma: number,
): Promise<string> {
  const Svm = await load();
  const machine = new Svm({ type: kinds[kind], kernel: radial, gamma, cost: 1, epsilon: 0.1, quiet: true });
  try {
    machine.train(samples, targets);
    return machine.serializeModel();
  } finally {
    machine.free();
  }
}
