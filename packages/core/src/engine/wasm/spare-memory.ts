import { type Memory, pageBytes, sharedMemory } from './webassembly.js';

/** The memory of the last training that is over. */
let spare: Memory | undefined;

/**
 * A memory of so many bytes or some more, all zero. That of an earlier training is used again where it fits: nothing
 * tells the garbage collector how much one that is not used any more takes.
 */
export function takeMemory(bytes: number): Memory {
  const memory = spare;
  const size = memory?.buffer.byteLength ?? 0;
  if (memory === undefined || size < bytes || size > 2 * bytes + pageBytes) return sharedMemory(bytes);
  spare = undefined;
  new Uint8Array(memory.buffer).fill(0);
  return memory;
}

/** Gives back a memory that no thread works on any more. */
export function giveBackMemory(memory: Memory): void {
  spare = memory;
}
