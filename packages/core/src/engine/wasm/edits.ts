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

/**
 * The bytes that `edits` make of `base`. Edits are pieces with a space between: bytes to write, and behind a
 * period how many bytes of the base follow them. A place in the base goes along with both; behind a comma
 * stands how far it jumps before the copy.
 */
export function applyEdits(edits: string, base: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const byteOf = new Map(Array.from(letters, (letter, i) => [letter, firstByte + i]));
  let place = 0;
  for (const piece of edits.split(' ')) {
    const [text, copy = '0'] = piece.split('.');
    const before = bytes.length;
    let shift = 0;
    for (const letter of text) {
      const byte = byteOf.get(letter);
      if (byte === undefined) shift = (shifts.indexOf(letter) + 1) * letters.length;
      else {
        bytes.push((byte + shift) & 255);
        shift = 0;
      }
    }
    const [copied, jump = 0] = copy.split(',').map(Number);
    place += bytes.length - before + jump;
    for (let i = 0; i < copied; i++) bytes.push(base[place++]);
  }
  return new Uint8Array(bytes);
}
