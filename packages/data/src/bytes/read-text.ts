import type { ReadOptions, Source } from '../reader.js';
import { ToUtf8 } from './to-utf8.js';
import { countLines, secondTry } from './with-encoding.js';

/** Takes the pieces of a text in UTF-8, and gives what was read from them. */
export interface TextTaker<T> {
  push(utf8: Uint8Array): void;
  /** @param notes - what was guessed about the encoding */
  finish(notes: readonly string[]): T;
}

/**
 * Reads a text of any encoding piece by piece.
 * @param begin - makes what takes the pieces; called again when the first guess of the encoding was wrong
 * @throws FILE_ENCODING, FILE_FORMAT for bytes that are no text; whatever the taker throws
 */
export async function readText<T>(
  source: Source,
  encoding: ReadOptions['encoding'],
  begin: () => TextTaker<T>,
): Promise<T> {
  try {
    return await run(source, new ToUtf8(source.name, encoding ?? 'auto'), begin());
  } catch (error) {
    // The line is counted only now, since nearly every file is what it seems.
    const lines = await lineFinder(source, error);
    return await run(source, secondTry(source.name, error, encoding, lines), begin());
  }
}

/** The same for bytes in memory, without waiting. */
export function readTextNow<T>(
  name: string,
  bytes: Uint8Array,
  encoding: ReadOptions['encoding'],
  begin: () => TextTaker<T>,
): T {
  try {
    return runNow(bytes, new ToUtf8(name, encoding ?? 'auto'), begin());
  } catch (error) {
    const line = (offset: number) => 1 + countLines(bytes, offset);
    return runNow(bytes, secondTry(name, error, encoding, line), begin());
  }
}

async function run<T>(source: Source, stage: ToUtf8, taker: TextTaker<T>): Promise<T> {
  for await (const piece of source.pieces()) if (piece.length > 0) taker.push(stage.push(piece));
  stage.end();
  return taker.finish(stage.notes);
}

function runNow<T>(bytes: Uint8Array, stage: ToUtf8, taker: TextTaker<T>): T {
  if (bytes.length > 0) taker.push(stage.push(bytes));
  stage.end();
  return taker.finish(stage.notes);
}

async function lineFinder(source: Source, error: unknown): Promise<(offset: number) => number> {
  const { offset } = error as { offset?: number };
  if (offset === undefined) return () => 1;
  let line = 1;
  let done = 0;
  for await (const piece of source.pieces()) {
    line += countLines(piece, Math.min(piece.length, offset - done));
    done += piece.length;
    if (done >= offset) break;
  }
  return () => line;
}
