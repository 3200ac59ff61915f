import { imageShape, pixelRange, pixelsOf } from '@colonnade/core';
import type { InkAbout } from './protocol.js';
import type { Subject } from './subject.js';

const mostLooked = 500;
/** What is drawn differs from the ground by at least this share of the range. */
const threshold = 0.25;

/**
 * How the pictures of the training part lie in their frame: the typical box around what is drawn, and how thick it is.
 * A drawing that is to be judged like them has to lie like them. Null for pictures of several colors, and without any.
 */
export function inkOf(subject: Subject): InkAbout | null {
  const { schema } = subject.model.content;
  const shape = imageShape(schema);
  if (shape === null || shape.channels !== 1) return null;
  const { min, max } = pixelRange(schema);
  const { width, height } = shape;
  const train = subject.parts.get('train');
  const rows = train ? train.rows.subarray(0, mostLooked) : new Uint32Array(0);
  const pictures = Array.from(rows, (row) => pixelsOf(schema, train!.table, row));
  // Without pictures to look at: white on black, in the middle, with a margin.
  if (pictures.length === 0) return usualInk(width, height, min, max);
  const ground = median(pictures.flatMap((picture) => borderOf(picture, width, height)));
  const light = ground < (min + max) / 2;
  const [from, ink] = light ? [min, max] : [max, min];
  const boxes = pictures.map((picture) => {
    const share = picture.map((value) => (value - from) / (ink - from || 1));
    return boxOf(share, width, height);
  });
  const drawn = boxes.filter((box) => box !== null);
  if (drawn.length === 0) return usualInk(width, height, min, max);
  const size = [median(drawn.map((box) => box.width)), median(drawn.map((box) => box.height))] as const;
  return {
    middle: [median(drawn.map((box) => box.x)), median(drawn.map((box) => box.y))],
    size,
    stroke: Math.max(1, median(drawn.map((box) => box.amount)) / (2 * Math.max(...size))),
    ground: from,
    ink,
  };
}

function usualInk(width: number, height: number, min: number, max: number): InkAbout {
  const size = 0.75 * Math.min(width, height);
  return {
    middle: [width / 2, height / 2],
    size: [size, size],
    stroke: Math.max(1, size / 9),
    ground: min,
    ink: max,
  };
}

function borderOf(picture: readonly number[], width: number, height: number): number[] {
  return picture.filter((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
}

/** The box around what is drawn: its middle, its size, and how much ink there is. */
function boxOf(share: readonly number[], width: number, height: number) {
  let [left, right, top, bottom, amount] = [width, -1, height, -1, 0];
  for (const [at, value] of share.entries()) {
    amount += value;
    if (value < threshold) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return null;
  return {
    x: (left + right + 1) / 2,
    y: (top + bottom + 1) / 2,
    width: right - left + 1,
    height: bottom - top + 1,
    amount,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
