const blocks = '▁▂▃▄▅▆▇█';

/** A row of blocks as high as the counts: `▁▃█▅▂`; a bin without rows is a space. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(...counts);
  return counts
    .map((count) => (count === 0 ? ' ' : blocks[Math.ceil((count / most) * blocks.length) - 1]))
    .join('');
}
