// Kernel modules stand in the library as text that gzip packs as tightly as their bytes, and by a third more tightly
// than base64: every byte is one letter, rare ones are a shift and a letter. Of a module stands only what differs
// from another one that is there anyhow. (scripts/write-edits.mjs writes the text.)

/** The printable characters that mean nothing in a string of any kind, nor in edits, and are no shift. */
const letters = Array.from({ length: 90 }, (_, i) => String.fromCharCode(33 + i))
  .filter((letter) => !'"$\',.\\`'.includes(letter))
  .join('');
/** What shifts the letter behind it by as many letters as there are, by twice and by three times as many. */
const shifts = '{|}';
/** The byte that the first letter stands for: the prefix of SIMD, before the small numbers. */
const firstByte = 0xfd;
/** What each letter stands for, beyond 255 too; of a shift by how much it shifts, less than zero. */
const byteOf = new Int16Array(128);
for (let i = 0; i < letters.length; i++) byteOf[letters.charCodeAt(i)] = firstByte + i;
for (let i = 0; i < shifts.length; i++) byteOf[shifts.charCodeAt(i)] = -(i + 1) * letters.length;

/**
 * The bytes that `edits` make of `base`. Edits are pieces with a space between: bytes to write, and behind a
 * period how many bytes of the base follow them. A place in the base goes along with both; behind a comma
 * stands how far it jumps before the copy.
 */
export function applyEdits(edits: string, base: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const pieces = edits.split(' ').map((piece) => {
    const [text, copy = '0'] = piece.split('.');
    const [copied, jump = 0] = copy.split(',').map(Number);
    return { text, copied, jump };
  });
  // Each letter is a byte at most.
  const bytes = new Uint8Array(pieces.reduce((sum, { text, copied }) => sum + text.length + copied, 0));
  let length = 0;
  let place = 0;
  for (const { text, copied, jump } of pieces) {
    const before = length;
    let shift = 0;
    for (let at = 0; at < text.length; at++) {
      const byte = byteOf[text.charCodeAt(at)];
      if (byte < 0) shift = -byte;
      else {
        bytes[length++] = byte + shift;
        shift = 0;
      }
    }
    place += length - before + jump;
    bytes.set(base.subarray(place, place + copied), length);
    length += copied;
    place += copied;
  }
  return bytes.slice(0, length);
}
