import { Matrix } from '@colonnade/core';

/** What a comment claims of the value before it. */
export type Claim =
  | { readonly kind: 'number'; readonly text: string; readonly percent: boolean }
  | { readonly kind: 'shape'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'list'; readonly items: readonly Claim[] }
  | { readonly kind: 'word'; readonly value: unknown };

const words: Record<string, unknown> = { true: true, false: false, null: null, undefined, NaN: Number.NaN };

/**
 * The claim that a comment begins with, or undefined when it is prose: a number, `47 %`, a shape `2×4`, a list
 * `[4, 2]`, a `'text'`, true, false, null, undefined, NaN. What follows the claim after a space or a mark is prose.
 */
export function parseClaim(comment: string): Claim | undefined {
  const parsed = parse(comment.trimStart());
  return parsed && /^($|[\s:;,.])/.test(parsed.rest) ? parsed.claim : undefined;
}

function parse(text: string): { claim: Claim; rest: string } | undefined {
  const shape = /^(\d+)×(\d+)/.exec(text);
  if (shape) {
    const claim: Claim = { kind: 'shape', rows: Number(shape[1]), columns: Number(shape[2]) };
    return { claim, rest: text.slice(shape[0].length) };
  }
  const number = /^([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)( %)?/.exec(text);
  if (number) {
    const claim: Claim = { kind: 'number', text: number[1], percent: number[2] !== undefined };
    return { claim, rest: text.slice(number[0].length) };
  }
  const quoted = /^'([^']*)'/.exec(text);
  if (quoted) return { claim: { kind: 'word', value: quoted[1] }, rest: text.slice(quoted[0].length) };
  const word = /^[A-Za-z]+/.exec(text)?.[0];
  if (word !== undefined) {
    if (!Object.hasOwn(words, word)) return undefined;
    return { claim: { kind: 'word', value: words[word] }, rest: text.slice(word.length) };
  }
  return text.startsWith('[') ? parseList(text.slice(1).trimStart()) : undefined;
}

function parseList(start: string): { claim: Claim; rest: string } | undefined {
  const items: Claim[] = [];
  let text = start;
  while (!text.startsWith(']')) {
    const item = parse(text);
    if (!item) return undefined;
    items.push(item.claim);
    text = item.rest.trimStart();
    if (text.startsWith(',')) text = text.slice(1).trimStart();
    else if (!text.startsWith(']')) return undefined;
  }
  return { claim: { kind: 'list', items }, rest: text.slice(1) };
}

/**
 * Whether a value is what the claim says. A number with decimals has to round to them; a whole number has to be
 * equal; a percentage rounds to the digits that are written.
 */
export function holds(claim: Claim, value: unknown): boolean {
  switch (claim.kind) {
    case 'shape':
      return value instanceof Matrix && value.rows === claim.rows && value.columns === claim.columns;
    case 'list': {
      const list = value as ArrayLike<unknown>;
      if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return false;
      return list.length === claim.items.length && claim.items.every((item, i) => holds(item, list[i]));
    }
    case 'word':
      return Object.is(value, claim.value);
    case 'number':
      return typeof value === 'number' && numberHolds(claim, value);
  }
}

function numberHolds({ text, percent }: { text: string; percent: boolean }, value: number): boolean {
  const [mantissa, exponent = '0'] = text.split('e');
  const decimals = (mantissa.split('.')[1] ?? '').length;
  if (decimals === 0 && exponent === '0' && !percent) return value === Number(text);
  const unit = Number(`1e${Number(exponent) - decimals}`);
  const actual = percent ? 100 * value : value;
  // Half a unit of the last written digit, and the rounding of the subtraction itself.
  return Math.abs(actual - Number(text)) <= unit / 2 + Number.EPSILON * Math.abs(actual);
}
