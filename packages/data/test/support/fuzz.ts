import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ColonnadeError, inspectTable, type Table } from '@colonnade/core';
import sharp from 'sharp';
import { readTable, readTableBytes } from '../../src/index.js';
import { readSource } from '../../src/read-source.js';
import { makers } from './fuzz-made.js';

/** What a run of the fuzzer found. */
export interface Fuzzed {
  readonly inputs: number;
  readonly tables: number;
  readonly refused: number;
  /** Inputs that were answered neither by a table nor by a clear error, with what happened. */
  readonly failures: readonly { readonly name: string; readonly bytes: Uint8Array; readonly what: string }[];
  /** Inputs of each format. */
  readonly formats: Readonly<Record<string, number>>;
}

const text = (content: string) => new TextEncoder().encode(content);
const file = (name: string) => new Uint8Array(readFileSync(new URL(`../files/${name}`, import.meta.url)));

/** Pieces that make trouble where they do not belong. */
const tokens = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '#',
    '\0',
    '\ufeff',
    'é',
    '€',
    '\u00a0',
    '-0',
    '1e999',
    '0x10',
  ],
  ...[
    '1,5',
    '1.234,5',
    'NaN',
    'null',
    'inf',
    '{',
    '}',
    '[',
    ']',
    ':',
    '\\u12',
    '2024-02-30',
    '99999999999999999999',
  ],
].map(text);
const bytes = [
  [0],
  [255],
  [0xff, 0xfe],
  [0x1f, 0x8b],
  [0x50, 0x4b],
  [0xe9],
  [0xc3],
  [0x7f, 0xff, 0xff, 0xff],
];

/** Small files of every format, from which others are made. */
function corpus(): Record<string, readonly Uint8Array[]> {
  const csv = [
    'a,b,c\n1,2,x\n3,4.5,"y, z"\n-5,6e3,"say ""hi"""\n',
    'a;b;d\n1,5;x;2024-01-01\n2,25;y;2024-02-30\n1.234,5;z;x\n',
    '# remark\nTitle\n\na\tb\t\n1\t2\t\n3\tNA\t\n\nSource: office\n',
    `id,v\r\n${Array.from({ length: 300 }, (_, i) => `0${i},${i / 7}`).join('\r\n')}`,
    '5.1,3.5,setosa\n4.9,3.0,other\n',
  ].map(text);
  const wide = text('\ufeffa,b\n1,é\n2,ß\n');
  const utf16 = new Uint8Array(Uint16Array.from('\ufeffa,b\n1,é\n2,ß\n', (c) => c.charCodeAt(0)).buffer);
  const idx = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 255]);
  return {
    csv: [
      ...csv,
      wide,
      utf16,
      new Uint8Array(gzipSync(csv[0])),
      Uint8Array.from('n;x\nJosé;1\n', (c) => c.charCodeAt(0)),
    ],
    json: ['[{"a":1,"b":"x"},{"a":null,"b":"y\\u00e9"}]', '{"p":[[1,2],[3,4]],"y":["a","b"]}'].map(text),
    jsonl: [text('{"a":1,"b":[1,2]}\n{"a":2.5,"b":[3,4]}\n\n{"a":null}\n')],
    txt: [text('good film\n\nbad film\r\n')],
    parquet: ['flat', 'nested', 'types', 'bytes'].map((name) => file(`${name}.parquet`)),
    npz: [file('arrays.npz')],
    npy: [file('objects.npy')],
    h5: [file('small.h5')],
    idx: [idx, new Uint8Array(gzipSync(idx))],
  };
}

/** A generator of its own, so that a seed says every input. */
function randoms(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Some bytes flipped, cut out, doubled, put in or cut off. */
function mutate(given: Uint8Array, random: (below: number) => number): Uint8Array {
  let result: Uint8Array = given.slice();
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(result.length + 1);
    const length = Math.min(result.length - at, 1 + random(random(4) === 0 ? 200 : 6));
    const before = result.subarray(0, at);
    const after = result.subarray(at);
    const piece = random(2) ? tokens[random(tokens.length)] : Uint8Array.from(bytes[random(bytes.length)]);
    switch (random(6)) {
      case 0:
        if (at < result.length) result[at] ^= 1 << random(8);
        break;
      case 1:
        result = join2(before, result.subarray(at + length));
        break;
      case 2:
        result = join2(before, result.subarray(at, at + length), after);
        break;
      case 3:
        result = join2(before, piece, after);
        break;
      case 4:
        result = join2(before, piece, result.subarray(Math.min(result.length, at + piece.length)));
        break;
      default:
        result = result.slice(0, at);
    }
  }
  return result;
}

function join2(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Reads inputs of every format until the time is over: each must be a table or a clear error. */
export async function fuzz(seed: number, budgetMs: number): Promise<Fuzzed> {
  const random = randoms(seed);
  const files = corpus();
  const names = Object.keys(files);
  const endMs = performance.now() + budgetMs;
  const failures: Fuzzed['failures'][number][] = [];
  const formats: Record<string, number> = {};
  let inputs = 0;
  let tables = 0;
  while (performance.now() < endMs && failures.length < 10) {
    const extension = names[inputs % names.length];
    const kind = files[extension];
    const make = random(2) ? makers[extension] : undefined;
    const whole = make?.(random) ?? kind[random(kind.length)];
    const changed = make === undefined || random(2) ? mutate(whole, random) : whole;
    const given = random(20) === 0 ? new Uint8Array(gzipSync(changed)) : changed;
    const name = `input.${random(20) === 0 ? names[random(names.length)] : extension}`;
    const outcome = await judge(name, given, 1 + random(40));
    if (outcome === 'table') tables++;
    else if (outcome !== 'refused') failures.push({ name, bytes: given, what: outcome });
    formats[extension] = (formats[extension] ?? 0) + 1;
    inputs++;
  }
  const images = await fuzzImages(random, Math.min(2000, budgetMs / 5));
  formats.images = images.inputs;
  failures.push(...images.failures);
  inputs += images.inputs;
  return {
    inputs,
    tables: tables + images.tables,
    refused: inputs - tables - images.tables,
    failures,
    formats,
  };
}

const limits = { maxBytes: 50_000_000, maxColumns: 1000 };

/** How an input is answered: `table`, `refused`, or what is wrong with the answer. */
export async function judge(name: string, given: Uint8Array, pieceBytes: number): Promise<string> {
  const before = process.cpuUsage();
  const whole = await answer(() => readTableBytes(name, given, limits));
  const { user, system } = process.cpuUsage(before);
  // Of the processor, so that a busy machine is no mistake of a reader.
  if (user + system > 5e6) return `it took ${Math.round((user + system) / 1000)} ms`;
  if (typeof whole === 'string' && whole.startsWith('threw')) return whole;
  // However the bytes arrive, they say the same.
  if (!(given[0] === 0x1f && given[1] === 0x8b)) {
    const source = {
      name,
      *pieces() {
        for (let at = 0; at < given.length; at += pieceBytes) yield given.slice(at, at + pieceBytes);
      },
      whole: async () => given,
    };
    // The first piece tells the format and the encoding: it is long enough for that.
    const pieces = { ...source, pieces: () => withHead(given, pieceBytes) };
    const cut = await answer(() => readSource(pieces, limits));
    if (describe(cut) !== describe(whole)) {
      return `in pieces of ${pieceBytes}: ${describe(cut).slice(0, 300)} but whole: ${describe(whole).slice(0, 300)}`;
    }
  }
  if (typeof whole === 'string') return 'refused';
  const schema = await answer(() => inspectTable(whole));
  return typeof schema === 'string' && schema.startsWith('threw') ? `inspectTable ${schema}` : 'table';
}

function* withHead(given: Uint8Array, pieceBytes: number): Generator<Uint8Array> {
  yield given.slice(0, 4096);
  for (let at = 4096; at < given.length; at += pieceBytes) yield given.slice(at, at + pieceBytes);
}

async function answer<T>(read: () => T | Promise<T>): Promise<T | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.message;
    return `threw ${(error as Error).stack ?? error}`;
  }
}

function describe(answered: Table | string): string {
  if (typeof answered === 'string') return answered;
  const columns = answered.columns.map((column) =>
    column.kind === 'text' ? [column.name, column.cells] : [column.name, column.shape, [...column.values]],
  );
  return JSON.stringify([columns, [...(answered.source.lines ?? [])], answered.source.notes]);
}

/** Damaged images, a folder of them at a time, with the broken ones left out. */
async function fuzzImages(random: (below: number) => number, budgetMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-fuzz-'));
  const failures: Fuzzed['failures'][number][] = [];
  let inputs = 0;
  let tables = 0;
  try {
    const plain = sharp({ create: { width: 9, height: 7, channels: 3, background: '#4080c0' } });
    const images = [
      await plain.png().toBuffer(),
      await plain.jpeg().toBuffer(),
      await plain.webp().toBuffer(),
    ];
    const endMs = performance.now() + budgetMs;
    while (performance.now() < endMs && failures.length < 10) {
      for (let i = 0; i < 20; i++) {
        writeFileSync(join(folder, `${i}.${['png', 'jpg', 'webp'][i % 3]}`), mutate(images[i % 3], random));
      }
      const read = await answer(() => readTable(folder, { imageSize: 4, brokenImages: 'skip' }));
      inputs += 20;
      if (typeof read !== 'string') tables += read.rows;
      else if (read.startsWith('threw'))
        failures.push({ name: 'images', bytes: new Uint8Array(0), what: read });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { inputs, tables, failures };
}
