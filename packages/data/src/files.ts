import { readFile, stat } from 'node:fs/promises';
import { ColonnadeError } from '@colonnade/core';
import { tooLarge } from './bytes/limit.js';

/**
 * The bytes of a file.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE for a directory or without permission, FILE_TOO_LARGE
 */
export async function readBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLarge(path, maxBytes);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw fileError(path, cause);
  }
}

/** What the operating system said about a path, in the user's words. */
function fileError(path: string, cause: unknown): ColonnadeError {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ColonnadeError({
      code: 'FILE_NOT_FOUND',
      where: path,
      problem: 'there is no such file',
      cause,
    });
  }
  const problems: Record<string, string> = {
    EISDIR: 'this is a directory, not a file',
    EACCES: 'there is no permission to read it',
    EPERM: 'there is no permission to read it',
  };
  const problem = problems[code ?? ''] ?? `it cannot be read (${message})`;
  return new ColonnadeError({ code: 'FILE_UNREADABLE', where: path, problem, cause });
}
