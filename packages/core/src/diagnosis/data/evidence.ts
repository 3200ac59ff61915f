import type { Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import type { DataColumn } from './columns.js';
import type { Copy } from './copies.js';
import type { DataDiagnosis, FeatureDiagnosis } from './data-diagnosis.js';
import type { Suspect } from './leaks.js';
import type { CheckedDiagnoseOptions } from './options.js';
import type { TargetData } from './target.js';

/** A column with what was measured about it. */
export interface Feature extends FeatureDiagnosis {
  readonly column: DataColumn;
}

/** What the checks look at: everything that was read and measured, each once. */
export interface DataEvidence
  extends Pick<DataDiagnosis, 'order' | 'repeated' | 'network' | 'representations' | 'test'> {
  readonly table: Table;
  readonly schema: Schema;
  readonly options: CheckedDiagnoseOptions;
  readonly target: TargetData | null;
  /** Every column that is no target and was not left out as asked, those left out for another reason too. */
  readonly features: readonly Feature[];
  /** Inputs that repeat others. */
  readonly copies: readonly Copy[];
  /** Columns that predict the target nearly without fail. */
  readonly suspects: readonly Suspect[];
  /** Pairs of rows that would be alike by chance, if the columns were independent of each other. */
  readonly coincidences: number;
}
