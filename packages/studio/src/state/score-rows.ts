import type { Scores } from '../session/protocol.js';

/** How good the network was after some epoch. */
export interface ScoreRow {
  readonly epoch: number;
  readonly train: number | null;
  readonly validation: number | null;
}

/** More than can be told apart in a chart. */
const mostRows = 4000;

/** The scores as far as they were looked at; of a long training every second one is left out, again and again. */
export class ScoreRows {
  rows: ScoreRow[] = [];

  take({ epoch, train, validation }: Scores): void {
    const last = this.rows.at(-1);
    if (last !== undefined && epoch <= last.epoch) return;
    this.rows.push({ epoch, train, validation });
    if (this.rows.length > mostRows) this.rows = this.rows.filter((_, at) => at % 2 === 0);
  }
}
