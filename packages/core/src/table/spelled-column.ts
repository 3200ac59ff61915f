import type { TextColumn } from './table.js';

/** Codes below it: the number with so many decimals, `1.50` with 2. */
export const shortest = 16;
/** Codes from it to `firstSpelling`: so many decimals and no zero before the point, `.5`. */
export const bare = 17;
/** Codes from it on: an entry of the spellings. */
export const firstSpelling = 33;
/** A byte tells so many spellings apart. */
export const mostSpellings = 256 - firstSpelling;

/**
 * A text column whose reader parsed its cells on the way: nine bytes a cell instead of a string. The cells are
 * what stood in the file, and are made only for who asks.
 */
export class SpelledColumn implements TextColumn {
  readonly kind = 'text';
  readonly name: string;
  readonly numbers: Float64Array;
  readonly #codes: Uint8Array;
  readonly #spellings: readonly string[];
  #cells: readonly string[] | undefined;

  /**
   * @param numbers - the number that each cell spells, NaN where it spells none
   * @param codes - how each cell is spelled: with how many decimals, as short as can be, or which spelling
   */
  constructor(name: string, numbers: Float64Array, codes: Uint8Array, spellings: readonly string[]) {
    this.name = name;
    this.numbers = numbers;
    this.#codes = codes;
    this.#spellings = spellings;
  }

  get cells(): readonly string[] {
    this.#cells ??= Array.from(this.#codes, (_, row) => this.cell(row));
    return this.#cells;
  }

  /** One cell, without making the others. */
  cell(row: number): string {
    return spell(this.numbers[row], this.#codes[row], this.#spellings);
  }

  /** What it is made of, for a message to another thread, which carries no class. */
  get parts(): readonly [Float64Array, Uint8Array, readonly string[]] {
    return [this.numbers, this.#codes, this.#spellings];
  }

  renamed(name: string): SpelledColumn {
    return new SpelledColumn(name, this.numbers, this.#codes, this.#spellings);
  }
}

/** The text of a cell from its number and code. */
export function spell(number: number, code: number, spellings: readonly string[]): string {
  if (code >= firstSpelling) return spellings[code - firstSpelling];
  if (code === shortest) return String(number);
  if (code < shortest) return number.toFixed(code);
  return number.toFixed(code - bare).replace(/^(-?)0/, '$1');
}
