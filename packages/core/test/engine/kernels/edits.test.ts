import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editsOf } from '../../../../../scripts/write-edits.mjs';
import { applyEdits } from '../../../src/engine/wasm/edits.js';

/** Bytes with repetitions, as code has. */
const bytes = fc
  .array(fc.constantFrom([0x20, 0, 0x6a], [0xfd, 0x85, 1], [0x20, 1, 0xfd, 0xe4, 1], [9], [255], [160]), {
    maxLength: 60,
  })
  .map((runs) => new Uint8Array(runs.flat()));

it('the edits of a module give it back, whatever the base', () => {
  fc.assert(
    fc.property(bytes, bytes, (target, base) => {
      expect(applyEdits(editsOf(target, base), base)).toEqual(target);
    }),
  );
});

it('edits are bytes, copies from where the base goes along, and jumps', () => {
  const base = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(applyEdits('!%.3 .2,-5 {!', base)).toEqual(new Uint8Array([0xfd, 0xff, 2, 3, 4, 0, 1, 80]));
});

it('every byte has a text of its own', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(applyEdits(editsOf(all, new Uint8Array(0)), new Uint8Array(0))).toEqual(all);
});
