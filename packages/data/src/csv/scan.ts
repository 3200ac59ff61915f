import { ColonnadeError } from '@colonnade/core';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const NO_BREAK_SPACE = 0xa0;

/** Takes one row: its cells (the array is used again for the next row) and the line it begins on. */
export type TakeRow = (cells: readonly string[], line: number) => void;

export interface Scanned {
  readonly rows: number;
  /** Lines with nothing but blanks, which are no rows. */
  readonly blankLines: number;
}

/**
 * Cuts a CSV text into rows and cells (RFC 4180, with any mixture of CRLF, LF and CR): a cell in quotes may
 * hold separators, line breaks and doubled quotes, and keeps its blanks; other cells lose those at their ends.
 * @throws QUOTE_UNCLOSED naming the line where the quote opens, FILE_FORMAT for text after a closing quote
 */
export function scanCsv(
  name: string,
  text: string,
  separator: string,
  take: TakeRow,
  maxRows = Infinity,
): Scanned {
  const end = text.length;
  const comma = separator.charCodeAt(0);
  const isBlank = (code: number) =>
    code !== comma && (code === SPACE || code === TAB || code === NO_BREAK_SPACE);
  const isBreak = (code: number) => code === LF || code === CR;
  const cells: string[] = [];
  let at = 0;
  let line = 1;
  let rows = 0;
  let blankLines = 0;

  while (at < end && rows < maxRows) {
    cells.length = 0;
    const rowLine = line;
    let quoted = false;
    for (;;) {
      while (at < end && isBlank(text.charCodeAt(at))) at++;
      if (at < end && text.charCodeAt(at) === QUOTE) {
        quoted = true;
        cells.push(quotedCell());
      } else cells.push(plainCell());
      if (at >= end || text.charCodeAt(at) !== comma) break;
      at++;
    }
    if (at < end) lineBreak();
    if (cells.length === 1 && cells[0] === '' && !quoted) blankLines++;
    else {
      take(cells, rowLine);
      rows++;
    }
  }
  return { rows, blankLines };

  function plainCell(): string {
    const start = at;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === comma || code === LF || code === CR) break;
      at++;
    }
    let last = at;
    while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
    return text.slice(start, last);
  }

  function quotedCell(): string {
    const opened = line;
    let from = at + 1;
    let cell = '';
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) throw unclosed(opened);
      line += lineBreaks(text, from, quote);
      cell += text.slice(from, quote);
      from = quote + 1;
      if (text.charCodeAt(from) !== QUOTE) break;
      cell += '"';
      from++;
    }
    at = from;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (at < end && code !== comma && !isBreak(code)) throw afterQuote();
    return cell;
  }

  function lineBreak(): void {
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
    at++;
    line++;
  }

  function unclosed(opened: number): ColonnadeError {
    return new ColonnadeError({
      code: 'QUOTE_UNCLOSED',
      where: `${name} line ${opened}`,
      problem: `the quote that opens in cell ${cells.length + 1} is never closed`,
      remedy: { text: 'close it, or double a quote that belongs to the cell ("")' },
    });
  }

  function afterQuote(): ColonnadeError {
    return new ColonnadeError({
      code: 'FILE_FORMAT',
      where: `${name} line ${line}`,
      problem: `after the closing quote of cell ${cells.length + 1} stands ${JSON.stringify(text[at])}`,
      expected: `${JSON.stringify(separator)} or the end of the line`,
      remedy: { text: 'double a quote that belongs to the cell ("")' },
    });
  }
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count++;
  }
  return count;
}
