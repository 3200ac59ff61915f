import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import {
  inferSchema,
  inputColumns,
  isToy,
  type LayerShapes,
  type SchemaOptions,
  type Shape,
  shapeTable,
  trainOptions,
} from '@colonnade/core';
import { type DataFlags, loadData } from '../input/data.js';
import { readFlags } from '../input/flags.js';
import { count, figure, plain, textTable } from '../terminal/table.js';
import { loadModel } from './model.js';

/** `colonnade inspect <model|data>`: columns and dimensions, or the shape table of the network. */
export async function inspect(path: string, flags: DataFlags & { json?: boolean }): Promise<number> {
  const text = isModel(path) ? await inspectModel(path, flags.json === true) : await inspectData(path, flags);
  process.stdout.write(text);
  return 0;
}

/** A run folder, or a file that begins as a safetensors file does: the length of a header, then the header. */
function isModel(path: string): boolean {
  if (path === '-' || isToy(path) || !existsSync(path)) return false;
  if (statSync(path).isDirectory() || path.endsWith('.safetensors')) return true;
  const start = Buffer.alloc(9);
  const file = openSync(path, 'r');
  try {
    return readSync(file, start) === 9 && start[8] === '{'.charCodeAt(0) && start.readUInt16LE(6) === 0;
  } finally {
    closeSync(file);
  }
}

async function inspectModel(path: string, json: boolean): Promise<string> {
  const { content, network, classes } = await loadModel(path);
  const { specification, schema, options } = content;
  const target = schema.target!;
  if (json) {
    const document = {
      kind: 'model',
      architecture: specification.sizes,
      activations: specification.activations.slice(1),
      cost: specification.cost,
      parameters: network.parameterCount,
      task: target.task,
      target: target.columns,
      classes: target.task === 'regression' ? null : classes,
      inputs: inputColumns(schema).map(({ name, kind, shape }) => ({ name, kind, shape })),
      options,
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const columns = inputColumns(schema).slice(0, 40);
  return [
    `${target.task} of ${target.columns.map((name) => plain(name)).join(', ')}${classes.length > 0 ? `: ${classes.map((name) => plain(name, 30)).join(', ')}` : ''}`,
    '',
    describeShapes(shapeTable(specification)),
    '',
    textTable([['input', 'kind'], ...columns.map(({ name, kind }) => [plain(name), kind])]),
    ...(inputColumns(schema).length > 40 ? [`  and ${inputColumns(schema).length - 40} more`] : []),
    '',
    textTable(Object.entries(options).map(([name, value]) => [name, plain(JSON.stringify(value))])),
    '',
  ].join('\n');
}

async function inspectData(path: string, flags: DataFlags & { json?: boolean }): Promise<string> {
  const options = readFlags({ ...flags }, trainOptions) as SchemaOptions;
  const { table } = await loadData(path, flags);
  const schema = inferSchema(table, options);
  if (flags.json) {
    const { columns, target, pixels } = schema;
    const notes = [...table.source.notes, ...schema.notes];
    const document = {
      kind: 'data',
      source: table.source.name,
      rows: table.rows,
      columns,
      target,
      pixels,
      notes,
      warnings: schema.warnings,
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const { target } = schema;
  const rows = schema.columns.map((column) => [
    plain(column.name, 40),
    column.kind,
    count(column.missing),
    column.distinct === null ? '–' : count(column.distinct),
    column.min === null ? '–' : `${figure(column.min)} to ${figure(column.max)}`,
    plain(column.why, 70),
  ]);
  const notes = [...table.source.notes, ...schema.notes].map((note) => `note: ${plain(note, 200)}`);
  return [
    `${plain(table.source.name)}: ${count(table.rows)} rows, ${count(table.columns.length)} columns`,
    ...(target
      ? [
          `target ${target.columns.map((name) => plain(name)).join(', ')}: ${target.task} (${plain(target.why)})`,
        ]
      : []),
    textTable([['column', 'kind', 'missing', 'distinct', 'range', 'why'], ...rows]),
    ...notes,
    ...schema.warnings.map(({ code, message }) => `warning: ${message} [${code}]`),
    '',
  ].join('\n');
}

/** The shape table: a row for every layer. */
function describeShapes(layers: readonly LayerShapes[]): string {
  const shape = (of: Shape | undefined) => of?.join('×') ?? '';
  const names = ['W', 'b', 'Z', 'A'] as const;
  return textTable([
    ['layer', 'activation', ...names, 'parameters'],
    ...layers.map((layer) => [
      String(layer.layer),
      layer.activation ?? 'input',
      ...names.map((name) => shape(layer[name])),
      count(layer.parameters),
    ]),
  ]);
}
