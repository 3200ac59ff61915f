import type { HistoryEntry } from '@colonnade/core';

const columns = ['cost', 'costValidation', 'learningRate', 'costTried'] as const;
type Column = (typeof columns)[number];

/**
 * The history of a training as columns of numbers, so that a million epochs take little memory and are drawn without
 * being copied. What an entry does not have is NaN.
 */
export class HistoryColumns {
  #length = 0;
  #room = 0;
  /** Whether the cost is that of the whole part, or the mean of an epoch's batches. */
  #exact = true;
  readonly #columns = new Map<Column, Float64Array>();
  #rejected = new Uint8Array(0);
  #moves = 0;

  /** Entries: one more than epochs. */
  get length(): number {
    return this.#length;
  }

  /** Whether an epoch was ever taken back. */
  get hasRejected(): boolean {
    return this.#moves > 0;
  }

  /** Only the first `length` numbers are meant. */
  column(name: Column): Float64Array {
    return this.#columns.get(name) ?? new Float64Array(0);
  }

  isRejected(epoch: number): boolean {
    return this.#rejected[epoch] === 1;
  }

  at(epoch: number): HistoryEntry | undefined {
    if (epoch < 0 || epoch >= this.#length) return undefined;
    const value = (name: Column) => this.column(name)[epoch];
    const costValidation = value('costValidation');
    return {
      epoch,
      ...(this.#exact || epoch === 0 ? { cost: value('cost') } : { costOfBatches: value('cost') }),
      costValidation: Number.isNaN(costValidation) ? null : costValidation,
      learningRate: value('learningRate'),
      ...(this.isRejected(epoch) && { rejected: true, costTried: value('costTried') }),
    };
  }

  /** All entries, as the library has them. */
  entries(): HistoryEntry[] {
    return Array.from({ length: this.#length }, (_, epoch) => this.at(epoch)!);
  }

  /** Takes entries from number `from` on; what was there from then on is forgotten. */
  take(from: number, entries: readonly HistoryEntry[]): void {
    if (from < this.#length) this.#forget(from);
    for (const entry of entries) {
      const at = this.#length++;
      if (at >= this.#room) this.#grow();
      if (at > 0) this.#exact = entry.cost !== undefined;
      this.#columns.get('cost')![at] = entry.cost ?? entry.costOfBatches ?? Number.NaN;
      this.#columns.get('costValidation')![at] = entry.costValidation ?? Number.NaN;
      this.#columns.get('learningRate')![at] = entry.learningRate;
      this.#columns.get('costTried')![at] = entry.costTried ?? Number.NaN;
      this.#rejected[at] = entry.rejected ? 1 : 0;
      if (entry.rejected) this.#moves++;
    }
  }

  #forget(from: number): void {
    for (let at = from; at < this.#length; at++) if (this.#rejected[at] === 1) this.#moves--;
    this.#length = from;
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
