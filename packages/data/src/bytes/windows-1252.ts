/** The characters of the bytes 0x80 to 0x9f; those that have none stand for themselves, as browsers have it. */
const high = [
  ...[
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8d,
  ],
  ...[
    0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
    0x203a,
  ],
  ...[0x0153, 0x9d, 0x017e, 0x0178],
];

/**
 * Windows-1252, of which Latin-1 is the part that is used, as UTF-8. By a table of our own: decoders differ in the
 * bytes from 0x80 to 0x9f (one of Node's gives control characters), and the same file has to give the same text.
 */
export function fromWindows1252(bytes: Uint8Array): Uint8Array {
  const utf8 = new Uint8Array(3 * bytes.length);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    const code = byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte;
    if (code < 0x80) utf8[at++] = code;
    else if (code < 0x800) {
      utf8[at++] = 0xc0 | (code >> 6);
      utf8[at++] = 0x80 | (code & 0x3f);
    } else {
      utf8[at++] = 0xe0 | (code >> 12);
      utf8[at++] = 0x80 | ((code >> 6) & 0x3f);
      utf8[at++] = 0x80 | (code & 0x3f);
    }
  }
  return utf8.subarray(0, at);
}
