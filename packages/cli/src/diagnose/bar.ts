const width = 12;

/** A small bar: `█████│` for what is there, the mark where chance ends; a mark within the bar is dark on it. */
export function bar(value: number, floor: number, most: number): string {
  if (!(most > 0)) return ' '.repeat(width + 1);
  const place = (x: number) => Math.round((width * Math.min(Math.max(x, 0), most)) / most);
  const [filled, mark] = [place(value), place(floor)];
  const cells: string[] = Array.from({ length: width + 1 }, (_, i) => (i < filled ? '█' : ' '));
  cells[Math.min(mark, width)] = mark < filled ? '▌' : '│';
  return cells.join('');
}
