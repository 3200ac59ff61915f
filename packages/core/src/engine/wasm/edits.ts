// Kernel modules stand in the library as text that compresses well: bytes as two hexadecimal digits, which gzip
// packs a quarter tighter than base64, and only the places where a module differs from one that is there anyhow.

/**
 * The bytes that `edits` make of `base`. Edits are pieces with a space between: bytes to write, and behind a
 * period how many bytes of the base follow them. A place in the base goes along with both; behind a comma
 * stands how far it jumps before the copy.
 */
export function applyEdits(edits: string, base: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const pieces = edits.split(' ').map(readPiece);
  const bytes = new Uint8Array(pieces.reduce((sum, { hex, copied }) => sum + hex.length / 2 + copied, 0));
  let to = 0;
  let from = 0;
  for (const { hex, copied, jump } of pieces) {
    for (let i = 0; i < hex.length; i += 2) bytes[to++] = 16 * digit(hex, i) + digit(hex, i + 1);
    from += hex.length / 2 + jump;
    bytes.set(base.subarray(from, from + copied), to);
    to += copied;
    from += copied;
  }
  return bytes;
}

function readPiece(piece: string): { hex: string; copied: number; jump: number } {
  const [hex, copy = '0'] = piece.split('.');
  const [copied, jump = 0] = copy.split(',').map(Number);
  return { hex, copied, jump };
}

/** The value of a hexadecimal digit, in small letters. */
function digit(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}
