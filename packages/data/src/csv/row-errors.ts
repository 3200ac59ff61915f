import { ColonnadeError } from '@colonnade/core';

/** The error for a quote that is open at the end of the file. */
export function unclosedQuote(name: string, line: number, column: number): ColonnadeError {
  return new ColonnadeError({
    code: 'QUOTE_UNCLOSED',
    where: `${name} line ${line}`,
    problem: `the quote that opens in cell ${column + 1} is never closed`,
    remedy: { text: 'close it, or double a quote that belongs to the cell ("")' },
  });
}

/**
 * The error for a cell that goes on behind its closing quote.
 * @param rest - what stands there
 */
export function afterQuote(
  name: string,
  line: number,
  column: number,
  rest: string,
  separator: string,
): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where: `${name} line ${line}`,
    problem: `after the closing quote of cell ${column + 1} stands ${JSON.stringify([...rest][0])}`,
    expected: `${JSON.stringify(separator)} or the end of the line`,
    remedy: { text: 'double a quote that belongs to the cell ("")' },
  });
}

/** The error for a row that has no end in sight. */
export function tooLongRow(name: string, line: number, maxLine: number): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where: `${name} line ${line}`,
    problem: `the row is longer than ${maxLine.toLocaleString('en-US')} bytes`,
    why: 'A line that never ends, or a quote that is never closed, is no row of a table',
    remedy: { text: 'put each example on a line of its own, or raise {option}', option: 'maxLine' },
  });
}
