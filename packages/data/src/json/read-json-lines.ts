import { LineCutter } from '../bytes/line-cutter.js';
import { readText } from '../bytes/read-text.js';
import { defaultMaxColumns, defaultMaxLine } from '../options.js';
import type { Reader } from '../reader.js';
import { parseJson } from './parse.js';
import { startOf } from './read-json.js';
import { Records } from './records.js';

/** A record on each line; blank lines are counted and skipped. */
export const jsonLinesReader: Reader = {
  name: 'JSON Lines',
  format: 'jsonl',
  extensions: ['jsonl', 'ndjson'],
  options: ['encoding', 'maxColumns', 'maxLine'],
  recognizes: (head) => /^\s*\{\s*"/.test(startOf(head)),
  read: (source, { encoding, maxColumns = defaultMaxColumns, maxLine = defaultMaxLine }) =>
    readText(source, encoding, () => {
      const { name } = source;
      const lines: number[] = [];
      let blank = 0;
      const records = new Records(maxColumns, (row) => `${name} line ${lines[row]}`);
      const cutter = new LineCutter(name, maxLine, (text, line) => {
        if (text.trim() === '') {
          blank++;
          return;
        }
        lines.push(line);
        records.add(parseJson(name, text, line));
      });
      return {
        push: (piece) => cutter.push(piece),
        finish(notes) {
          cutter.end();
          const skipped = blank > 0 ? [`${blank} blank ${blank === 1 ? 'line' : 'lines'} skipped`] : [];
          return records.table(name, Uint32Array.from(lines), [...notes, ...skipped]);
        },
      };
    }),
};
