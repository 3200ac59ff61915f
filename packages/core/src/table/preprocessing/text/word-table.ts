import { grown } from './grown.js';

/**
 * Words and their places, found from a stretch of text without cutting it out: a text of a few hundred words would
 * otherwise make as many strings, only to look each of them up.
 */
export class WordTable {
  readonly words: string[] = [];
  /** All words one after the other, in UTF-16 units, and where each begins. */
  #units = new Uint16Array(8192);
  #starts = new Uint32Array(1024);
  /** Pairs of a word's hash and its place, or −1: open addressing, at most half full. */
  #slots = new Int32Array(4096).fill(-1);

  constructor(words: readonly string[] = []) {
    for (const word of words) this.add(word, 0, word.length);
  }

  /** The place of the word that stands from `start` up to `end`, a new one at the end where it is not in the table. */
  add(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const slot = this.#slotOf(hash, text, start, end);
    if (this.#slots[slot + 1] >= 0) return this.#slots[slot + 1];
    const place = this.words.length;
    this.words.push(copyOf(text.slice(start, end)));
    this.#keepUnits(place, text, start, end);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = place;
    if (4 * this.words.length > this.#slots.length) this.#grow();
    return place;
  }

  /** Where the pair of a word stands, or the empty pair where it would. */
  #slotOf(hash: number, text: string, start: number, end: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (2 * hash) & mask;
    while (slots[slot + 1] >= 0) {
      if (slots[slot] === hash && this.#isWord(slots[slot + 1], text, start, end)) return slot;
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  #isWord(place: number, text: string, start: number, end: number): boolean {
    const units = this.#units;
    const from = this.#starts[place];
    if (this.#starts[place + 1] - from !== end - start) return false;
    for (let at = start; at < end; at++) if (text.charCodeAt(at) !== units[from + at - start]) return false;
    return true;
  }

  #keepUnits(place: number, text: string, start: number, end: number): void {
    if (place + 2 > this.#starts.length) this.#starts = grown(this.#starts);
    let at = this.#starts[place];
    while (at + end - start > this.#units.length) this.#units = grown(this.#units);
    for (let i = start; i < end; i++) this.#units[at++] = text.charCodeAt(i);
    this.#starts[place + 1] = at;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length).fill(-1);
    const mask = this.#slots.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] < 0) continue;
      let slot = (2 * old[from]) & mask;
      while (this.#slots[slot + 1] >= 0) slot = (slot + 2) & mask;
      this.#slots[slot] = old[from];
      this.#slots[slot + 1] = old[from + 1];
    }
  }
}

/** FNV-1a over the UTF-16 units, its bits mixed once more since only the low ones choose a slot. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** A slice keeps the whole text it was cut from in memory; its copy does not. */
function copyOf(slice: string): string {
  return slice.length < 13 ? slice : JSON.parse(JSON.stringify(slice));
}
