import type { Encoding } from './encoding.js';
import { fromWindows1252 } from './windows-1252.js';

/** The letters beyond ASCII of languages, in lower case, by the code page of Windows that has them. */
const western = [
  'àâæçèéêëîïôœùûüÿ', // French
  'äöüß', // German
  'áéíñóúüç', // Spanish, Irish
  'àáâãçéêíóôõúü', // Portuguese
  'àèéìíîòóùú', // Italian
  'àáçèéíïòóúü', // Catalan, Occitan
  'åäöéàüšž', // Swedish, Finnish
  'æøåéèêóòâôäö', // Danish, Norwegian
  'äëïöüéèêóô', // Dutch, Afrikaans
  'ëç', // Albanian
  'áéíóúýþæöð', // Icelandic
  'áíóúýæøð', // Faroese
  'õäöüšž', // Estonian
];
const others: readonly (readonly [encoding: Encoding, letters: string])[] = [
  ['windows-1250', 'ąćęłńóśźż'], // Polish
  ['windows-1250', 'áčďéěíňóřšťúůýžôľä'], // Czech, Slovak
  ['windows-1250', 'áéíóöőúüű'], // Hungarian
  ['windows-1250', 'ăâîşţ'], // Romanian
  ['windows-1250', 'čćđšž'], // Croatian, Slovene
  ['windows-1254', 'çğıöşüâîû'], // Turkish
  ['windows-1257', 'ąčęėįšųūž'], // Lithuanian
  ['windows-1257', 'āčēģīķļņšūž'], // Latvian
];
/** Words that say something: fewer different ones may be names of anywhere. */
const fewestWords = 6;
/** A language has nearly all letters of its texts, but for names of others, and far more of them than any other. */
const nearlyAll = 0.95;
const farMore = 0.05;
/** Letters that Windows-1252 has other characters for, at least of all beyond ASCII. */
const fewestTelling = 0.03;
const fewestTellingAlone = 0.2;

/**
 * The code page of Windows, other than 1252, that some lines are clearly in, `other` for letters of a script that is
 * not known, or undefined: by the letters that words consist of. Words of Russian and of Greek have no letter of
 * ASCII; those of Polish have letters in their middle that Windows-1252 has signs for; and no language of the West
 * has all letters of Czech, Hungarian or Turkish.
 */
export function guessEuropean(sample: Uint8Array): Encoding | 'other' | undefined {
  const words = wordsOf(sample);
  if (words.length < fewestWords) return undefined;
  const long = words.filter((word) => word.length > 2);
  const pure = long.filter((word) => word.every((byte) => byte > 0x7f));
  if (pure.length >= fewestWords && pure.length >= 0.8 * long.length) return guessScript(sample, pure.flat());
  const letters = words.flat().filter((byte) => byte > 0x7f);
  const share = (has: ReadonlySet<number>) => letters.filter((byte) => has.has(byte)).length / letters.length;
  const best = Math.max(...western.map((alphabet) => share(bytesOf(alphabet, 'windows-1252'))));
  return others.find(([encoding, alphabet]) => {
    const own = bytesOf(alphabet, encoding);
    if (share(own) < Math.max(nearlyAll, best + farMore)) return false;
    // No language of the West has š, ł or ş, which stand among the signs; those that have one have it often.
    const amongSigns = new Set([...own].filter((byte) => byte < 0xc0));
    if (amongSigns.size > 0 && share(amongSigns) < 0.01) return false;
    const telling = new Set([...own].filter((byte) => tellsApart(byte, encoding)));
    const different = new Set(letters.filter((byte) => telling.has(byte))).size;
    return share(telling) >= (different > 1 ? fewestTelling : fewestTellingAlone);
  })?.[0];
}

/** Cyrillic or Greek, by the six or seven most frequent letters of each, capital ones too. */
function guessScript(sample: Uint8Array, letters: readonly number[]): Encoding | 'other' {
  const share = (frequent: string, encoding: Encoding) => {
    const bytes = bytesOf(frequent, encoding);
    return letters.filter((byte) => bytes.has(byte)).length / letters.length;
  };
  const cyrillic = isText(sample, 'windows-1251') ? share('оеаинті', 'windows-1251') : 0;
  // Hebrew, whose letters stand in the same places, has no capital letters and no accents.
  const capitals = letters.filter((byte) => byte < 0xe0).length > 0.03 * letters.length;
  const greek = capitals && isText(sample, 'windows-1253') ? share('αοιετνσάόίέ', 'windows-1253') : 0;
  if (Math.max(cyrillic, greek) < 0.33) return 'other';
  return cyrillic > greek ? 'windows-1251' : 'windows-1253';
}

/** The different words with a byte above ASCII. */
function wordsOf(bytes: Uint8Array): number[][] {
  const words = new Map<string, number[]>();
  let word: number[] = [];
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && isLetter(bytes, at)) {
      word.push(bytes[at]);
      continue;
    }
    if (word.some((byte) => byte > 0x7f)) words.set(String.fromCharCode(...word), word);
    word = [];
  }
  return [...words.values()];
}

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isHighLetter = (byte: number): boolean => byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
/** Quotes, dashes, dots and signs, in every code page of Windows. */
const signs = [
  ...[0x80, 0x82, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99],
  ...[0x9b, 0xa0, 0xa4, 0xa6, 0xa7, 0xa9, 0xab, 0xac, 0xad, 0xae, 0xb0, 0xb1, 0xb5, 0xb6, 0xb7, 0xbb],
];

/**
 * A byte from 0x80 to 0xbf is a letter where it has one on both sides: beside one alone it may be a sign, as in
 * `m³`, `nº` and `¿Qué`.
 */
function isLetter(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (isAsciiLetter(byte) || isHighLetter(byte)) return true;
  if (byte < 0x80 || signs.includes(byte)) return false;
  const isBeside = (other: number | undefined): boolean =>
    other !== undefined &&
    (isAsciiLetter(other) || isHighLetter(other) || (other > 0x7f && other < 0xc0 && !signs.includes(other)));
  return isBeside(bytes[at - 1]) && isBeside(bytes[at + 1]);
}

const known = new Map<Encoding, readonly string[]>();

/** The characters of the bytes from 0x80 on. */
function charactersOf(encoding: Encoding): readonly string[] {
  const characters = known.get(encoding) ?? decoded(encoding);
  known.set(encoding, characters);
  return characters;
}

function decoded(encoding: Encoding): string[] {
  const bytes = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);
  if (encoding === 'windows-1252') return [...new TextDecoder().decode(fromWindows1252(bytes))];
  const decoder = new TextDecoder(encoding);
  return Array.from(bytes, (byte) => decoder.decode(Uint8Array.of(byte)));
}

/** The bytes of the letters of an alphabet, small and capital. */
function bytesOf(alphabet: string, encoding: Encoding): ReadonlySet<number> {
  const letters = `${alphabet}${alphabet.toUpperCase()}${encoding === 'windows-1254' ? 'İ' : ''}`;
  const characters = charactersOf(encoding);
  return new Set(characters.flatMap((each, i) => (letters.includes(each) ? [0x80 + i] : [])));
}

function tellsApart(byte: number, encoding: Encoding): boolean {
  return charactersOf(encoding)[byte - 0x80] !== charactersOf('windows-1252')[byte - 0x80];
}

function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
