import type { TrainingState } from '../training/state.js';
import { readState } from './checkpoint/read-state.js';
import { readTexts } from './checkpoint/scalars.js';
import { writeState } from './checkpoint/write-state.js';
import { readingFrom, readMetadata } from './model-file/reading.js';
import { seal, unseal } from './model-file/sealed-file.js';

/** What a checkpoint holds. */
export interface CheckpointContent {
  readonly state: TrainingState;
  /** Texts of the caller's own. */
  readonly extra: Readonly<Record<string, string>>;
}

/**
 * The bytes of a checkpoint: a safetensors file with all that a training needs to go on as if it had never
 * stopped, bit for bit.
 * @param extra texts that come back beside the state
 */
export function encodeCheckpoint(
  state: TrainingState,
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const { tensors, scalars } = writeState(state);
  const metadata = new Map([
    ['state', JSON.stringify(scalars)],
    ['extra', JSON.stringify(readTexts(extra, 'extra'))],
  ]);
  return seal('checkpoint', tensors, metadata);
}

/**
 * The state from the bytes of a checkpoint; nothing in the file is trusted. Whether it belongs to a network and its
 * options is for `fit` to check.
 * @param where how messages call the file
 * @throws MODEL_DAMAGED saying what is wrong, MODEL_FOREIGN, MODEL_VERSION
 */
export function decodeCheckpoint(bytes: Uint8Array, where = 'checkpoint'): CheckpointContent {
  const { tensors, metadata } = unseal(where, 'checkpoint', bytes);
  return readingFrom(where, () => ({
    state: readMetadata(metadata, 'state', (json) => readState(where, tensors, json)),
    extra: readMetadata(metadata, 'extra', readTexts),
  }));
}
