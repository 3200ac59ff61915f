import {
  ColonnadeError,
  cellText,
  columnHistogram,
  defaultMissing,
  deriveColumns,
  frequentValues,
  inferSchema,
  Missing,
  type SchemaOptions,
  spellOptions,
  type Table,
  toyTable,
} from '@colonnade/core';
import {
  type ListedArray,
  listArrays,
  type PlacedFile,
  type ReadOptions,
  readImageFiles,
  readTableFile,
} from '@colonnade/data';
import { Aside } from './aside/aside.js';
import type { ColumnSummary, DataSummary, Source } from './protocol.js';
import { readWithLabels } from './with-labels.js';

const previewRows = 8;
/** More columns than this are listed without their histograms. */
const mostHistograms = 2000;
const imageNames = /\.(png|jpe?g|webp)$/i;

type OnProgress = (done: number, total: number | null) => void;

/** The data that are open. */
export class Dataset {
  readonly table: Table;

  /** The column that labels came in, where they did not come with the columns. */
  readonly labels: string | null;
  /** Threads beside the session: diagnoses on one, studies on the other. */
  readonly looking: Aside;
  readonly studying: Aside;
  readonly #seconds: number;

  private constructor(table: Table, labels: string | null, seconds: number) {
    this.table = table;
    this.labels = labels;
    this.looking = new Aside(table);
    this.studying = new Aside(table);
    this.#seconds = seconds;
  }

  /** @throws what the readers throw */
  static async open(source: Source, reading: ReadOptions, onProgress: OnProgress): Promise<Dataset> {
    const startedMs = performance.now();
    const table = await read(source, { ...reading, onProgress });
    // As the command takes them: labels of their own are the last column.
    const labels = hasLabels(source) && table.columns.length > 1 ? table.names.at(-1)! : null;
    return new Dataset(table, labels, (performance.now() - startedMs) / 1000);
  }

  /** Gives up what looks at them. */
  end(): void {
    this.looking.end();
    this.studying.end();
  }

  /** What every column was taken for, and how it is spread. @throws as `inferSchema` */
  describe(options: SchemaOptions): DataSummary {
    const table = deriveColumns(this.table, [], options.missing ?? defaultMissing);
    const schema = inferSchema(table, options);
    const columns = schema.columns.map((column, at): ColumnSummary => {
      const looked = at < mostHistograms;
      return {
        ...column,
        histogram: looked ? columnHistogram(table, schema, column) : null,
        frequent: looked ? frequentValues(table, schema, column) : null,
      };
    });
    const missing = new Missing(schema.missing);
    return {
      name: table.source.name,
      rows: table.rows,
      names: table.names,
      columns,
      target: schema.target,
      pixels: schema.pixels,
      preview: Array.from({ length: Math.min(previewRows, table.rows) }, (_, row) =>
        table.columns.map((column) =>
          column.kind === 'numeric' && column.shape.length > 0
            ? column.shape.join('×')
            : cellText(column, row, missing),
        ),
      ),
      missing: schema.missing,
      readingNotes: table.source.notes.map((note) => spellOptions(note, 'studio')),
      notes: schema.notes,
      warnings: schema.warnings,
      seconds: this.#seconds,
    };
  }
}

async function read(source: Source, options: ReadOptions): Promise<Table> {
  if (source.kind === 'toy') return toyTable(source.name, { seed: source.seed });
  if (source.kind === 'served') {
    const response = await fetch(source.url);
    if (!response.ok) throw new Error(`${source.name} could not be fetched (${response.status})`);
    return readTableFile(new File([await response.blob()], source.name), options);
  }
  const { images, table, labels } = sortFiles(source.files);
  if (table === undefined) return readImageFiles(images, options, labels && named(labels));
  if (labels === undefined) return readTableFile(named(table), options);
  return readWithLabels(named(table), named(labels), options);
}

/** The arrays of a file of several; null for other sources. @throws as `listArrays` */
export async function arraysOf(source: Source): Promise<readonly ListedArray[] | null> {
  if (source.kind !== 'files' || source.files.length > 1) return null;
  return listArrays(named(source.files[0]));
}

function hasLabels(source: Source): boolean {
  if (source.kind !== 'files') return false;
  const { images, labels } = sortFiles(source.files);
  return images.length > 0 || labels !== undefined;
}

interface SortedFiles {
  /** A folder of images, other files among them. */
  readonly images: readonly PlacedFile[];
  readonly table?: PlacedFile;
  readonly labels?: PlacedFile;
}

/**
 * What files are: images with or without a file of labels, or a table with or without one. The labels are the file that
 * is called so, else the smaller one. @throws OPTION_CONFLICT for more files than that
 */
function sortFiles(files: readonly PlacedFile[]): SortedFiles {
  const images = files.filter(({ path }) => imageNames.test(path));
  const others = files.filter(({ path }) => !imageNames.test(path) && !/(^|\/)\./.test(path));
  if (images.length > 0) {
    const isOneClass = images.every(({ path }) => !path.includes('/'));
    return others.length === 1 && isOneClass ? { images, labels: others[0] } : { images: files };
  }
  if (others.length === 0 || others.length > 2) {
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: files[0]?.path ?? 'the files',
      problem: `${others.length} files cannot be read together`,
      expected: 'one file, two of which one holds the labels, or images',
      remedy: { text: 'open one file of data, with a second one for its labels, or a folder of images' },
    });
  }
  if (others.length === 1) return { images, table: others[0] };
  const [first, second] = others;
  const isLabels = ({ path }: PlacedFile) => /label|target/i.test(path);
  const firstIsLabels =
    isLabels(first) === isLabels(second) ? first.file.size < second.file.size : isLabels(first);
  return firstIsLabels ? { images, table: second, labels: first } : { images, table: first, labels: second };
}

function named({ path, file }: PlacedFile): File {
  return new File([file], path.split('/').at(-1)!);
}
