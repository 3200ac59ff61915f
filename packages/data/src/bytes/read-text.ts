import type { ReadOptions, Source } from '../reader.js';
import { piecesOf } from './source.js';
import { Survey } from './survey.js';
import { NotText, ToUtf8 } from './to-utf8.js';
import { secondTry } from './with-encoding.js';

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
    if (!(error instanceof NotText)) throw error;
    const survey = new Survey(error.offset);
    for await (const piece of source.pieces()) survey.push(piece);
    return await run(source, secondTry(source.name, error, encoding, survey), begin());
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
    if (!(error instanceof NotText)) throw error;
    const survey = new Survey(error.offset);
    survey.push(bytes);
    return runNow(bytes, secondTry(name, error, encoding, survey), begin());
  }
}

async function run<T>(source: Source, stage: ToUtf8, taker: TextTaker<T>): Promise<T> {
  for await (const piece of source.pieces()) if (piece.length > 0) feed(piece, stage, taker);
  stage.end();
  return taker.finish(stage.notes);
}

function runNow<T>(bytes: Uint8Array, stage: ToUtf8, taker: TextTaker<T>): T {
  for (const piece of piecesOf(bytes)) feed(piece, stage, taker);
  stage.end();
  return taker.finish(stage.notes);
}

/** Gives a piece on. However the bytes are cut, the first mistake in them is the one that is said. */
function feed<T>(piece: Uint8Array, stage: ToUtf8, taker: TextTaker<T>): void {
  try {
    taker.push(stage.push(piece));
  } catch (error) {
    if (error instanceof NotText && error.before.length > 0) taker.push(error.before);
    throw error;
  }
}
