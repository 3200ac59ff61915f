import type { Layout } from './layout.js';

const [LF, CR, SPACE] = [10, 13, 32];

/** Where a line ends, or -1 when its end is not here yet: a CR at the very end may be the first half of one. */
export function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    if (bytes[i] === LF) return i;
    if (bytes[i] === CR && i + 1 < end) return i;
  }
  return -1;
}

/** Where the next line begins. */
export function afterBreak(bytes: Uint8Array, at: number, end: number): number {
  return bytes[at] === CR && at + 1 < end && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** What a line is that is not read: one before the table or below its header, or a comment. */
export function whySkipped(
  bytes: Uint8Array,
  at: number,
  line: number,
  { firstLine, below, comment, commentGuessed }: Layout,
): 'before' | 'comment' | undefined {
  const before = line < firstLine || (line >= below.from && line < below.to);
  if (comment !== undefined && (before || !commentGuessed)) {
    let from = at;
    while (bytes[from] === SPACE) from++;
    let is = true;
    for (let i = 0; i < comment.length && is; i++) is = bytes[from + i] === comment.charCodeAt(i);
    if (is) return 'comment';
  }
  return before ? 'before' : undefined;
}
