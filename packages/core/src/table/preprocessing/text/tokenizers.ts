/** Takes the token that stands in `text` from `start` up to `end`. */
export type TakeToken = (text: string, start: number, end: number) => void;

/** Finds the tokens of a text and hands each on, in order. */
export type Tokenizer = (text: string, take: TakeToken) => void;

/** What stands for a UTF-16 unit in `kinds`: not looked up yet, a letter, anything else. */
const [unknown, letter, other] = [0, 1, 2];

/** Whether each UTF-16 unit is part of a word; filled as units are met. */
const kinds = new Uint8Array(65_536);

const isWordCharacter = /^[\p{L}\p{M}]$/u;

function kindOf(unit: number): number {
  if (kinds[unit] !== unknown) return kinds[unit];
  // Half of a pair: writing beyond U+FFFF is letters more often than not, and emoji have no neighbors to glue.
  const surrogate = unit >= 0xd800 && unit <= 0xdfff;
  kinds[unit] = surrogate || isWordCharacter.test(String.fromCharCode(unit)) ? letter : other;
  return kinds[unit];
}

/** Runs of letters, in lower case: `The film's 1st` is the, film, s, st. */
function words(text: string, take: TakeToken): void {
  const lower = text.toLowerCase();
  let start = -1;
  for (let at = 0; at < lower.length; at++) {
    if (kindOf(lower.charCodeAt(at)) === letter) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      take(lower, start, at);
      start = -1;
    }
  }
  if (start >= 0) take(lower, start, lower.length);
}

/** What stands between single spaces, as it stands there: two spaces have the empty token between them. */
function spaces(text: string, take: TakeToken): void {
  let start = 0;
  for (let end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', start)) {
    take(text, start, end);
    start = end + 1;
  }
  take(text, start, text.length);
}

/** The list of tokenizers. */
export const tokenizers = { words, spaces } as const satisfies Record<string, Tokenizer>;

export type TokenizerName = keyof typeof tokenizers;

export const tokenizerNames = Object.keys(tokenizers) as TokenizerName[];
