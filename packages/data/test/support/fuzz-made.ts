import { zipSync } from 'fflate';

type Random = (below: number) => number;

const utf8 = (content: string) => new TextEncoder().encode(content);
const latin = (content: string) => Uint8Array.from(content, (char) => char.charCodeAt(0) & 255);
const oneOf = <T>(random: Random, list: readonly T[]): T => list[random(list.length)];
const some = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const plainCells = [
  '0',
  '-0',
  '7',
  '-3',
  '0.5',
  '.5',
  '5.',
  '1e3',
  '1e999',
  '0x10',
  '007',
  '+1',
  '1_000',
  '٣',
];
const markedCells = ['1,5', '1.234', '1,234', '1.234,5', '1,234.5', '1 234', "1'234", '1.2.3', '12,34,5'];
const wordCells = [
  '',
  ' ',
  'NA',
  '?',
  'null',
  'inf',
  'NaN',
  'true',
  'x',
  'y z',
  'é',
  '€',
  '東京',
  '#',
  '# x',
  '-',
];
const dateCells = [
  '2024-02-29',
  '2023-02-29',
  '31/12/2023',
  '12/31/2023',
  '2024-01-01T10:00:00Z',
  '1.2.2024',
];
const cellKinds = [plainCells, plainCells, markedCells, wordCells, dateCells];

/** A table of text with a layout of its own, hardly ever as it ought to be. */
function csv(random: Random): Uint8Array {
  const separator = oneOf(random, [',', ';', '\t', '|']);
  const end = oneOf(random, ['\n', '\r\n', '\r']);
  const width = 1 + random(5);
  const kinds = some(width, () => oneOf(random, cellKinds));
  const quoted = random(4) === 0;
  const cell = (kind: readonly string[]) => {
    const text = oneOf(random, random(12) === 0 ? oneOf(random, cellKinds) : kind);
    const must = text.includes(separator) && random(5) > 0;
    return quoted || must ? `"${text}"` : text;
  };
  const trailing = random(6) === 0 ? separator : '';
  const row = () => `${kinds.map(cell).join(separator)}${trailing}`;
  const rows = some(random(40), () =>
    random(40) === 0 ? oneOf(random, ['', ' ', '# note', separator]) : row(),
  );
  const header =
    random(4) > 0 ? [some(width, (i) => `c${random(30) === 0 ? 0 : i}`).join(separator) + trailing] : [];
  const before = some(random(8) === 0 ? 1 + random(3) : 0, () => oneOf(random, ['Title', '# note', '']));
  const behind = some(random(8) === 0 ? 1 + random(3) : 0, () =>
    oneOf(random, ['', 'Source: x', 'Total', row()]),
  );
  const text = [...before, ...header, ...rows, ...behind].join(end) + (random(2) ? end : '');
  const encode = oneOf(random, [utf8, utf8, utf8, latin, utf16, (s: string) => utf16(`\ufeff${s}`)]);
  return encode(text);
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(some(text.length, (i) => text.charCodeAt(i))).buffer);
}

/** A NumPy array whose header and length mostly belong together. */
function npy(random: Random): Uint8Array {
  const types = [
    '<f8',
    '<f4',
    '>f8',
    '<i4',
    '<i8',
    '>u2',
    '|u1',
    '|b1',
    '<f2',
    '<U3',
    '|S4',
    '<c8',
    '|O',
    '<M8[D]',
  ];
  const type = oneOf(random, types);
  const shape = some(random(4), () => oneOf(random, [0, 1, 2, 3, 5, 4_000_000_000, -1]));
  if (random(3) > 0) for (const i of shape.keys()) shape[i] = 1 + random(4);
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const order = oneOf(random, ['True', 'False']);
  const head = `{'descr': '${type}', 'fortran_order': ${order}, 'shape': (${dimensions}), }`.padEnd(118 - 1);
  const size = Number(/\d+/.exec(type)?.[0] ?? 8) * (type.includes('U') ? 4 : 1);
  const length = Math.min(5000, Math.max(0, size * shape.reduce((product, each) => product * each, 1)));
  const body = Uint8Array.from({ length: random(5) === 0 ? random(length + 9) : length }, () => random(256));
  return Uint8Array.from([0x93, ...utf8('NUMPY'), 1, 0, 118, 0, ...utf8(`${head}\n`), ...body]);
}

function npz(random: Random): Uint8Array {
  const names = ['X.npy', 'y.npy', 'arr_0.npy', 'note.txt', 'a/b.npy'];
  return zipSync(Object.fromEntries(some(1 + random(3), () => [oneOf(random, names), npy(random)])));
}

function idx(random: Random): Uint8Array {
  const type = oneOf(random, [8, 8, 8, 9, 11, 12, 13, 14, 7]);
  const sizes = some(1 + random(3), () => (random(20) === 0 ? 0x7fffffff : random(5)));
  const width = { 8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8 }[type] ?? 1;
  const length = Math.min(5000, width * sizes.reduce((product, each) => product * each, 1));
  const dimensions = sizes.flatMap((size) => [
    size >>> 24,
    (size >>> 16) & 255,
    (size >>> 8) & 255,
    size & 255,
  ]);
  const body = some(random(5) === 0 ? random(length + 9) : length, () => random(256));
  return Uint8Array.from([0, 0, type, sizes.length, ...dimensions, ...body]);
}

const jsonValues = [0, -0, 1.5, 1e300, null, true, false, '', 'x', 'NA', '1', '2024-02-30', [], {}];

function record(random: Random): string {
  const value = (depth: number): string => {
    if (depth > 0 && random(6) === 0) return `[${some(random(4), () => value(depth - 1)).join(',')}]`;
    if (depth > 0 && random(20) === 0) return `{"in":${value(depth - 1)}}`;
    return random(40) === 0
      ? oneOf(random, ['NaN', '1e999', '01', '12345678901234567890', "'x'"])
      : JSON.stringify(oneOf(random, jsonValues));
  };
  const names = ['a', 'b', 'y', 'a b', '', '__proto__', 'constructor', 'é'];
  const count = random(20) === 0 ? 0 : 3;
  return `{${some(count, (i) => `${JSON.stringify(random(9) === 0 ? oneOf(random, names) : names[i])}:${value(2)}`).join(',')}}`;
}

const json = (random: Random) => utf8(`[${some(random(12), () => record(random)).join(',')}]`);
const jsonl = (random: Random) =>
  utf8(some(random(12), () => record(random)).join(oneOf(random, ['\n', '\r\n', '\n\n'])));

/** Files that are made anew each time, by the grammar of their format: damaged bytes seldom come that far. */
export const makers: Readonly<Record<string, (random: Random) => Uint8Array>> = {
  csv,
  npy,
  npz,
  idx,
  json,
  jsonl,
};
