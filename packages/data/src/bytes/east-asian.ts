import type { Encoding } from './encoding.js';

/** Encodings of East Asia that ASCII is a part of: a character above it has two bytes and more. */
const manyBytes: readonly Encoding[] = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'];

/** True for an encoding whose characters may have several bytes of which later ones look like ASCII. */
export const isEastAsian = (encoding: Encoding): boolean => manyBytes.includes(encoding);

/**
 * Where an unfinished character at the end begins; the end when the last one is whole. Bytes below 0x30 are no part
 * of a longer character in any of these encodings, so from the last of them on characters can be counted.
 */
export function wholeCharacters(bytes: Uint8Array, encoding: Encoding): number {
  let at = bytes.length;
  while (at > 0 && bytes[at - 1] >= 0x30) at--;
  while (at < bytes.length) {
    const length = characterLength(bytes, at, encoding);
    if (at + length > bytes.length) return at;
    at += length;
  }
  return at;
}

function characterLength(bytes: Uint8Array, at: number, encoding: Encoding): number {
  const lead = bytes[at];
  if (lead < 0x81 || lead === 0xff) return 1;
  if (encoding === 'shift_jis') return lead > 0xa0 && lead < 0xe0 ? 1 : 2;
  if (encoding === 'euc-jp') return lead === 0x8f ? 3 : 2;
  if (encoding !== 'gb18030') return 2;
  // The second byte of the long ones is a digit: it is the next piece's when it is not here yet.
  const second = bytes[at + 1];
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

/** Fewer different pairs of bytes than this say nothing: a word that stands in every row may be of any language. */
const fewestPairs = 6;

/**
 * The encoding of East Asia that some lines are clearly in, or undefined. Texts of the West have bytes above ASCII
 * one at a time, and of Cyrillic in runs of any length; here they come in pairs, and most first bytes are those of
 * the most frequent characters of the language.
 */
export function guessEastAsian(sample: Uint8Array): Encoding | undefined {
  const guesses: readonly (readonly [Encoding, (lead: number, second: number) => boolean, number])[] = [
    // Kana, which every Japanese text is full of.
    ['shift_jis', (lead) => lead === 0x82 || lead === 0x83, 0.25],
    ['euc-jp', (lead, second) => (lead === 0xa4 || lead === 0xa5) && second > 0xa0, 0.25],
    // Syllables of Hangul; the hanzi of GB2312 begin with these bytes too, but with later ones as well.
    ['euc-kr', (lead, second) => lead >= 0xb0 && lead <= 0xc8 && second > 0xa0, 0.92],
    // The frequent half of the hanzi. Of Big5 many second bytes are letters of ASCII, of GB2312 none.
    ['gb18030', (lead, second) => lead >= 0xb0 && lead <= 0xd7 && second > 0xa0, 0.75],
    ['big5', (lead, second) => lead >= 0xa4 && lead <= 0xc6 && (second > 0xa0 || second < 0x7f), 0.75],
  ];
  const whole = sample.subarray(0, sample.lastIndexOf(10) + 1 || sample.length);
  return guesses.find(([encoding, isFrequent, share]) => {
    const pairs = pairsOf(whole, encoding);
    if (pairs === undefined || new Set(pairs.map(([a, b]) => 256 * a + b)).size < fewestPairs) return false;
    return pairs.filter(([lead, second]) => isFrequent(lead, second)).length >= share * pairs.length;
  })?.[0];
}

/** The first two bytes of every character above ASCII, or undefined when it is not text of that encoding. */
function pairsOf(bytes: Uint8Array, encoding: Encoding): [lead: number, second: number][] | undefined {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const pairs: [number, number][] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at, encoding);
    if (length > 1) pairs.push([bytes[at], bytes[at + 1]]);
    at += length;
  }
  return pairs;
}
