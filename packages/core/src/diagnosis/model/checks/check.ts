import type { DiagnosisFinding } from '../../finding.js';
import type { ModelDiagnosis } from '../model-diagnosis.js';
import type { Subject, Trained } from '../subject.js';

/** What the checks look at: the measures, and the rows and parameters that they are of. */
export interface Look extends Omit<ModelDiagnosis, 'findings'> {
  readonly subject: Subject;
}

/** One look at a model: what it found, none, or one for every column that is to blame. */
export type Check = (look: Look) => DiagnosisFinding | readonly DiagnosisFinding[] | null;

/** What the checks of a training look at. */
export interface TrainingLook extends Pick<ModelDiagnosis, 'layers' | 'steps'> {
  readonly subject: Trained;
}

/** One look at a training, whatever its answers are. */
export type TrainingCheck = (look: TrainingLook) => DiagnosisFinding | null;
