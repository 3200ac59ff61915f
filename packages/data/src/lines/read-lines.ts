import { ColonnadeError, Table } from '@colonnade/core';
import { checkRows } from '../bytes/limit.js';
import { LineCutter } from '../bytes/line-cutter.js';
import { readText } from '../bytes/read-text.js';
import { defaultMaxLine } from '../options.js';
import type { Reader } from '../reader.js';

/**
 * Every line is a text, as it stands, empty ones too: line i of one file belongs to line i of the other. Chosen by
 * option "format", or for a `.txt` file that comes with a file of labels.
 */
export const linesReader: Reader = {
  name: 'lines of text',
  format: 'lines',
  extensions: [],
  options: ['encoding', 'maxLine'],
  recognizes: () => false,
  read: (source, { encoding, maxLine = defaultMaxLine }) =>
    readText(source, encoding, () => {
      const cells: string[] = [];
      const cutter = new LineCutter(source.name, maxLine, (line) => {
        checkRows(source.name, cells.push(line));
      });
      return {
        push: (piece) => cutter.push(piece),
        finish(notes) {
          cutter.end();
          if (cells.length > 0) return lineTable(source.name, cells, notes);
          throw new ColonnadeError({ code: 'TABLE_EMPTY', where: source.name, problem: 'the file is empty' });
        },
      };
    }),
};

function lineTable(name: string, cells: readonly string[], notes: readonly string[]): Table {
  const lines = Uint32Array.from(cells, (_, i) => i + 1);
  return new Table([{ kind: 'text', name: 'text', cells }], { name, lines, notes });
}
