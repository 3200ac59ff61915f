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

  /** Takes the scores of an epoch; that of the epoch that was kept comes after those of later ones. */
  take({ epoch, train, validation }: Scores): void {
    const at = 1 + this.rows.findLastIndex((row) => row.epoch < epoch);
    if (this.rows[at]?.epoch === epoch) return;
    this.rows.splice(at, 0, { epoch, train, validation });
    if (this.rows.length > mostRows)
      this.rows = this.rows.filter(({ epoch: each }, at) => at % 2 === 0 || each === epoch);
  }
}
