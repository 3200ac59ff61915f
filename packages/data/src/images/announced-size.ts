const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Height and width that an image file announces before its pixels, as they are stored; undefined for what does not
 * begin as PNG, JPEG or WebP. A few bytes can announce gigabytes, so this is looked at before anything is decoded.
 */
export function announcedSize(bytes: Uint8Array): readonly [height: number, width: number] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (png.every((byte, i) => bytes[i] === byte)) return [view.getUint32(20), view.getUint32(16)];
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return sizeOfJpeg(view);
    if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return sizeOfWebp(bytes, view);
  } catch (error) {
    // The file ends before its size does.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** True for bytes that begin as an image of a kind that is read, whatever the name of their file says. */
export function beginsAsImage(head: Uint8Array): boolean {
  if (png.every((byte, i) => head[i] === byte) || (head[0] === 0xff && head[1] === 0xd8)) return true;
  return textAt(head, 0) === 'RIFF' && textAt(head, 8) === 'WEBP';
}

/** True for a JPEG of cyan, magenta, yellow and black, as printers have it. */
export function isOfInks(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const frame = frameOfJpeg(view);
    return frame !== undefined && view.getUint8(frame + 9) === 4;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

function sizeOfJpeg(view: DataView): readonly [number, number] | undefined {
  const frame = frameOfJpeg(view);
  return frame === undefined ? undefined : [view.getUint16(frame + 5), view.getUint16(frame + 7)];
}

/** Where the segment that begins a frame stands: markers C0 to CF but three that are tables. */
function frameOfJpeg(view: DataView): number | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // A byte of filling before the marker.
      at++;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return at;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** Of the three kinds of WebP each has its size in another place: lossy, lossless, extended. */
function sizeOfWebp(bytes: Uint8Array, view: DataView): readonly [number, number] | undefined {
  const kind = textAt(bytes, 12);
  if (kind === 'VP8 ') return [view.getUint16(28, true) & 0x3fff, view.getUint16(26, true) & 0x3fff];
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return [((bits >>> 14) & 0x3fff) + 1, (bits & 0x3fff) + 1];
  }
  if (kind === 'VP8X') {
    const of3 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536 + 1;
    return [of3(27), of3(24)];
  }
  return undefined;
}

/** True for the beginning of a WebP or PNG of several frames: a flag in the one, a chunk before the pixels in the other. */
export function isAnimated(head: Uint8Array): boolean {
  if (textAt(head, 0) === 'RIFF' && textAt(head, 12) === 'VP8X') return (head[20] & 2) !== 0;
  return png.every((byte, i) => head[i] === byte) && textAt(head, 37) === 'acTL';
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
