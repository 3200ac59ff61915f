import type { StopSignal } from '../../foundation/host.js';
import type { Prepared } from '../../model/prepare-training.js';
import type { History } from '../../training/history.js';
import type { DiagnosisFinding } from '../finding.js';
import { findInTraining } from './checks/index.js';
import { lookInside } from './look-inside.js';
import { startOf } from './subject.js';

/**
 * What a training says of itself, whatever its answers are: neurons that are identical, inputs that are not
 * standardized, gradients that vanish, steps that are too long or too short, units that are saturated or dead.
 * @param prepared - what was trained, its network as the training left it
 */
export async function diagnoseTraining(
  { content, examples: { train, validation } }: Prepared,
  history: History,
  signal?: StopSignal,
): Promise<DiagnosisFinding[]> {
  const model = { content };
  const subject = { model, train, validation, judged: train, start: startOf(model) };
  const look = await lookInside(subject, { entries: [...history], stopped: history.stopped }, signal);
  return findInTraining({ ...look, subject });
}
