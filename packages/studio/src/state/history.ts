import { type HistoryEntry, thinHistory } from '@colonnade/core';
import { mostEntries } from '../session/protocol.js';

const columns = ['epoch', 'cost', 'costValidation', 'learningRate', 'costTried'] as const;
type Column = (typeof columns)[number];

/**
 * The history of a training as columns of numbers, drawn without being copied. Of a long training it keeps the entries
 * that the library's `thinHistory` keeps, so that it takes no more and more memory. What an entry does not have is NaN.
 */
export class HistoryColumns {
  #length = 0;
  #room = 0;
  /** Whether the cost is that of the whole part, or the mean of an epoch's batches. */
  #exact = true;
  readonly #columns = new Map<Column, Float64Array>();
  #rejected = new Uint8Array(0);

  /** Entries that are kept. */
  get length(): number {
    return this.#length;
  }

  /** Epochs that were trained; −1 before the first cost was measured. */
  get epochs(): number {
    return this.#length === 0 ? -1 : this.column('epoch')[this.#length - 1];
  }

  /** Whether it has the entry of every epoch. */
  get isComplete(): boolean {
    return this.#length === this.epochs + 1;
  }

  /** The state before the first update. */
  get first(): HistoryEntry | undefined {
    return this.#at(0);
  }

  /** The newest state. */
  get last(): HistoryEntry | undefined {
    return this.#at(this.#length - 1);
  }

  /** The state after an epoch; undefined where it is not kept. */
  of(epoch: number): HistoryEntry | undefined {
    return this.#at(this.column('epoch').subarray(0, this.#length).lastIndexOf(epoch));
  }

  /** Only the first `length` numbers are meant. */
  column(name: Column): Float64Array {
    return this.#columns.get(name) ?? new Float64Array(0);
  }

  /** Whether the epoch of entry number `at` was taken back. */
  isRejected(at: number): boolean {
    return this.#rejected[at] === 1;
  }

  /** All entries, as the library has them. */
  entries(): HistoryEntry[] {
    return Array.from({ length: this.#length }, (_, at) => this.#at(at)!);
  }

  /** Takes entries that follow; where the first is of epoch 0, what was there before is forgotten. */
  take(entries: readonly HistoryEntry[]): void {
    if (entries[0]?.epoch === 0) this.#length = 0;
    for (const entry of entries) this.#push(entry);
    if (this.#length <= mostEntries) return;
    const kept = thinHistory(this.entries(), mostEntries);
    this.#length = 0;
    for (const entry of kept) this.#push(entry);
  }

  #at(at: number): HistoryEntry | undefined {
    if (at < 0 || at >= this.#length) return undefined;
    const value = (name: Column) => this.column(name)[at];
    const [epoch, costValidation] = [value('epoch'), value('costValidation')];
    return {
      epoch,
      ...(this.#exact || epoch === 0 ? { cost: value('cost') } : { costOfBatches: value('cost') }),
      costValidation: Number.isNaN(costValidation) ? null : costValidation,
      learningRate: value('learningRate'),
      ...(this.isRejected(at) && { rejected: true, costTried: value('costTried') }),
    };
  }

  #push(entry: HistoryEntry): void {
    const at = this.#length++;
    if (at >= this.#room) this.#grow();
    if (entry.epoch > 0) this.#exact = entry.cost !== undefined;
    this.#columns.get('epoch')![at] = entry.epoch;
    this.#columns.get('cost')![at] = entry.cost ?? entry.costOfBatches ?? Number.NaN;
    this.#columns.get('costValidation')![at] = entry.costValidation ?? Number.NaN;
    this.#columns.get('learningRate')![at] = entry.learningRate;
    this.#columns.get('costTried')![at] = entry.costTried ?? Number.NaN;
    this.#rejected[at] = entry.rejected ? 1 : 0;
  }

  #grow(): void {
    this.#room = Math.max(1024, 2 * this.#room);
    for (const name of columns) {
      const grown = new Float64Array(this.#room);
      grown.set(this.column(name));
      this.#columns.set(name, grown);
    }
    const rejected = new Uint8Array(this.#room);
    rejected.set(this.#rejected);
    this.#rejected = rejected;
  }
}
