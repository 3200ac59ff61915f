import type { Precision } from '../../description.js';
import type { Name } from '../../tape.js';
import { type Arena, bytesOf } from '../arena.js';
import type { Buffer } from '../buffer.js';

/**
 * Room for the blocks of passes that take turns: a matrix stands where that of an earlier pass stands, if it has the
 * same name and shape and no more columns. So what is left there, the padding too, is of its own kind.
 */
export class SharedBlocks {
  readonly #arena: Arena;
  readonly #precision: Precision;
  readonly #known = new Map<string, { address: number; columns: number }>();

  constructor(arena: Arena, precision: Precision) {
    this.#arena = arena;
    this.#precision = precision;
  }

  take(name: Name, rows: number, ld: number, columns: number): Buffer {
    const key = `${name} ${rows} ${ld}`;
    let room = this.#known.get(key);
    if (!room || room.columns < columns) {
      room = { address: this.#arena.take(ld * columns * bytesOf(this.#precision)), columns };
      this.#known.set(key, room);
    }
    return { address: room.address, rows, ld };
  }
}
