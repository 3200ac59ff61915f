import { checkOptions, type OptionTable, Table, type TextColumn } from '@colonnade/core';
import { headOf } from './bytes/source.js';
import { checkOptionsOf, chooseReader, extensionOf, understands } from './choose-reader.js';
import { joinLabels } from './join-labels.js';
import { readOptions } from './options.js';
import type { Reader, ReadOptions, Source } from './reader.js';

/** The options beside those that users type. */
const table: OptionTable = {
  ...readOptions,
  header: { type: 'boolean', help: 'whether the first line holds names; found unless given' },
  target: { type: 'text', help: 'the array of the target' },
  onProgress: {
    type: 'object',
    accepts: (value) => typeof value === 'function',
    expected: 'a function',
    help: 'called now and then with the bytes that are done',
  },
};

/**
 * A table from a source in any format that can be read.
 * @throws OPTION_… for options that are wrong or that the format does not have; whatever the reader throws
 */
export async function readSource(source: Source, given: ReadOptions): Promise<Table> {
  const options = checked(given);
  const reader = chooseReader(source.name, await headOf(source), options.format);
  checkOptionsOf(source.name, reader, options);
  return reader.read(source, options);
}

/**
 * A table from a source with the inputs and one with the labels: row i of one belongs to row i of the other. An
 * option has to apply to at least one of them. Files of text lines (`.txt`) are read as such.
 * @throws TABLE_RAGGED when they have different numbers of rows, COLUMN_UNKNOWN; as `readSource`
 */
export async function readSources(source: Source, labels: Source, given: ReadOptions): Promise<Table> {
  const { target, ...options } = checked(given);
  const inputsReader = await pairedReader(source, options);
  const labelsReader = await pairedReader(labels, { ...options, format: undefined });
  const { input: _, onProgress: __, ...forLabels } = optionsFor(labelsReader, options);
  const kept = Object.entries(options).filter(
    ([option]) => understands(inputsReader, option) || !understands(labelsReader, option),
  );
  checkOptionsOf(source.name, inputsReader, Object.fromEntries(kept));
  const inputs = await inputsReader.read(source, Object.fromEntries(kept));
  const read = await labelsReader.read(labels, forLabels);
  const lines = labelsReader.format === 'lines' && read.columns[0].name === 'text';
  return joinLabels(inputs, lines ? asLabels(read) : read, target);
}

/** Lines as labels: blanks at their ends, which no reader would see, would make two classes of one. */
function asLabels(read: Table): Table {
  const { cells } = read.columns[0] as TextColumn;
  const trimmed = cells.map((cell) => cell?.trim() ?? null);
  const count = cells.filter((cell, row) => cell !== trimmed[row]).length;
  const note = `blanks at the ends of ${count === 1 ? 'a label' : `${count} labels`} left out`;
  const notes = count === 0 ? read.source.notes : [...read.source.notes, note];
  return new Table([{ kind: 'text', name: 'label', cells: trimmed }], { ...read.source, notes });
}

/** Beside labels a `.txt` file is lines of text, unless an option speaks of cells. */
async function pairedReader(source: Source, options: ReadOptions): Promise<Reader> {
  const reader = chooseReader(source.name, await headOf(source), options.format);
  const cells = [
    'separator',
    'decimal',
    'thousands',
    'header',
    'comment',
    'skipFirst',
    'skipBelow',
    'skipLast',
  ] as const;
  if (reader.format !== 'csv' || extensionOf(source.name) !== 'txt') return reader;
  if (options.format !== undefined || cells.some((option) => options[option] !== undefined)) return reader;
  return chooseReader(source.name, new Uint8Array(0), 'lines');
}

function optionsFor(reader: Reader, options: ReadOptions): ReadOptions {
  const own = Object.entries(options).filter(
    ([option]) => option !== 'format' && understands(reader, option),
  );
  return Object.fromEntries(own);
}

/** The options that were given, checked; defaults are the readers' own. */
export function checked(given: ReadOptions): ReadOptions {
  checkOptions('readTable', given, table);
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value !== 'auto');
  return Object.fromEntries(present);
}
