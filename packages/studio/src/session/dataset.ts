import {
  cellText,
  columnHistogram,
  defaultMissing,
  deriveColumns,
  frequentValues,
  inferSchema,
  Missing,
  type SchemaOptions,
  type Table,
  toyTable,
} from '@colonnade/core';
import { type ReadOptions, readImageFiles, readTableFile } from '@colonnade/data';
import type { ColumnSummary, DataSummary, Source } from './protocol.js';

const previewRows = 8;
/** More columns than this are listed without their histograms. */
const mostHistograms = 2000;
const imageNames = /\.(png|jpe?g|webp)$/i;

type OnProgress = (done: number, total: number | null) => void;

/** The data that are open. */
export class Dataset {
  readonly table: Table;

  private constructor(table: Table) {
    this.table = table;
  }

  /** @throws what the readers throw */
  static async open(source: Source, reading: ReadOptions, onProgress: OnProgress): Promise<Dataset> {
    return new Dataset(await read(source, { ...reading, onProgress }));
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
      notes: [...table.source.notes, ...schema.notes],
      warnings: schema.warnings,
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
  const { files } = source;
  if (files.every(({ path }) => imageNames.test(path))) return readImageFiles(files, options);
  const [first, labels] = files;
  const named = ({ path, file }: (typeof files)[number]) => new File([file], path.split('/').at(-1)!);
  return readTableFile(named(first), options, labels && named(labels));
}
