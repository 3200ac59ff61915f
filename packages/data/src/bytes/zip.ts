import { inflateSync } from 'fflate';

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes when decompressed. */
  readonly size: number;
  /** @throws Error when it is damaged */
  read(): Uint8Array;
}

/** A field of 32 bits that says: see the extra field (ZIP64). */
const elsewhere = 0xffff_ffff;

const notWhole = () => new Error('its directory is not where its end says');

/**
 * The files that the directory of a ZIP archive lists. Sizes of 64 bits are read wherever an entry has them: writers
 * use them from 2 GiB on, and zip64 ends of archives only from 4 GiB on. APPNOTE.TXT of PKWARE, 4.3 to 4.5.
 * @throws Error when the archive is damaged or cut short
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let { count, at } = directory(view);
  const entries: ZipEntry[] = [];
  for (; count > 0; count--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x0201_4b50) throw notWhole();
    const method = view.getUint16(at + 10, true);
    const [packed, size, nameLength, extraLength, commentLength, start] = [
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
      view.getUint32(at + 42, true),
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const extra = at + 46 + nameLength;
    const wide = wideSizes(view, extra, extra + extraLength, [size, packed, start]);
    entries.push({ name, size: wide[0], read: () => content(bytes, view, method, wide) });
    at = extra + extraLength + commentLength;
  }
  return entries;
}

/** Where the directory begins, and how many entries it has. */
function directory(view: DataView): { count: number; at: number } {
  let end = view.byteLength - 22;
  // A comment of at most 65535 bytes may follow.
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== 0x0605_4b50) end--;
  if (end < first) throw new Error('it has no end of a ZIP archive');
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== 0xffff && at !== elsewhere) return { count, at };
  if (end < 20 || view.getUint32(end - 20, true) !== 0x0706_4b50) return { count, at };
  const wide = wideNumber(view, end - 12);
  if (wide + 56 > view.byteLength || view.getUint32(wide, true) !== 0x0606_4b50) throw notWhole();
  return { count: wideNumber(view, wide + 32), at: wideNumber(view, wide + 48) };
}

/** Size, packed size and place of an entry: those that say so stand in its extra field 1, in this order. */
function wideSizes(
  view: DataView,
  from: number,
  to: number,
  fields: [size: number, packed: number, start: number],
): [size: number, packed: number, start: number] {
  const wide = [...fields] as typeof fields;
  if (!fields.includes(elsewhere)) return wide;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    for (let i = 0; i < 3; i++) {
      if (fields[i] !== elsewhere) continue;
      wide[i] = wideNumber(view, place);
      place += 8;
    }
    break;
  }
  return wide;
}

const wideNumber = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

function content(
  bytes: Uint8Array,
  view: DataView,
  method: number,
  [size, packed, start]: readonly [number, number, number],
): Uint8Array {
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x0403_4b50) throw notWhole();
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const raw = bytes.subarray(from, from + packed);
  if (raw.length < packed) throw new Error('it ends inside a file');
  if (method === 0) return raw;
  if (method !== 8) throw new Error(`compressed by method ${method}, which is not read`);
  const out = inflateSync(raw, { out: new Uint8Array(size) });
  if (out.length !== size) throw new Error('a file is not as long as the directory says');
  return out;
}
