import type { DiagnosisFinding } from '../../finding.js';
import type { DataEvidence } from '../evidence.js';

/** One thing that may be wrong with data: a file, and a line in the list. */
export type DataCheck = (evidence: DataEvidence) => DiagnosisFinding[];
