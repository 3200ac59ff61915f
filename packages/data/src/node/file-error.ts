import { ColonnadeError } from '@colonnade/core';

const problems: Readonly<Record<string, string>> = {
  EISDIR: 'this is a directory, not a file',
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  ELOOP: 'its links lead in a circle',
};

/** What the operating system said about a path, in the user's words. */
export function fileError(path: string, cause: unknown): ColonnadeError {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const problem = 'there is no such file';
    return new ColonnadeError({ code: 'FILE_NOT_FOUND', where: path, problem, cause });
  }
  const problem = problems[code] ?? `it cannot be read (${message})`;
  return new ColonnadeError({ code: 'FILE_UNREADABLE', where: path, problem, cause });
}
