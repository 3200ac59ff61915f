import { ColonnadeError, type Table } from '@colonnade/core';
import { type ReadOptions, readTableFile } from '@colonnade/data';

/** Reads two files as data and their labels. @throws what the readers throw, in the words of the page */
export async function readWithLabels(data: File, labels: File, options: ReadOptions): Promise<Table> {
  try {
    return await readTableFile(data, options, labels);
  } catch (error) {
    const { code, where } = error as Partial<ColonnadeError>;
    throw code === 'COLUMN_UNKNOWN' && where === labels.name ? noLabels(data, labels, error) : error;
  }
}

/** Two files that are no data and labels, such as a training and a test set: the page has no field that would help. */
function noLabels(data: File, labels: File, cause: unknown): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: labels.name,
    problem: `two files are read as data and their labels, and ${labels.name}, beside ${data.name}, is not one column of labels`,
    why: 'The page takes one table, and parts the rows to test on off it',
    remedy: { text: 'open one of the two alone, or the rows of both in one file' },
    cause,
  });
}
