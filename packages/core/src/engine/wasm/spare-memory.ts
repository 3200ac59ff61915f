import { type Memory, pageBytes, pagesOf, sharedMemory } from './webassembly.js';

/** What addresses of 32 bits reach. Room that is not used takes no memory. */
const mostBytes = 2 ** 32;
/** A larger memory is not kept for the next training: making it anew is a small part of what fills it. */
const mostKept = 1 << 28;

/** The memory of the last training that is over. */
let spare: Memory | undefined;

/**
 * A memory of so many bytes or some more; so many are zero. That of an earlier training is used again, and grows where
 * it is too small: nothing tells the garbage collector how much one that is not used any more takes.
 */
export function takeMemory(bytes: number): Memory {
  const memory = spare;
  spare = undefined;
  if (memory === undefined) return newMemory(bytes);
  const used = memory.buffer.byteLength;
  new Uint8Array(memory.buffer, 0, Math.min(used, bytes)).fill(0);
  return used >= bytes || grown(memory, bytes) ? memory : newMemory(bytes);
}

/** Whether a memory could grow to so many bytes. */
function grown(memory: Memory, bytes: number): boolean {
  try {
    memory.grow(pagesOf(bytes) - memory.buffer.byteLength / pageBytes);
    return true;
  } catch {
    return false;
  }
}

/** Some hosts do not reserve so many addresses: then the memory cannot grow. */
function newMemory(bytes: number): Memory {
  try {
    return sharedMemory(bytes, mostBytes);
  } catch {
    return sharedMemory(bytes);
  }
}

/**
 * Gives back a memory that no thread works on any more.
 * @returns whether it is kept for the next training
 */
export function giveBackMemory(memory: Memory): boolean {
  if (memory.buffer.byteLength > mostKept) return false;
  spare = memory;
  return true;
}
