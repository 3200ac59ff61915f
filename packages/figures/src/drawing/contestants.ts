import type { Color } from './theme.js';

/** How the line of a learner is drawn. */
export interface LineStyle {
  readonly stroke: Color;
  readonly width: number;
  readonly dash?: string;
}

/** Networks are blue, the larger the stronger; other learners differ by color and dashes. */
const networks: readonly LineStyle[] = [
  { stroke: 'first', width: 1.25 },
  { stroke: 'first', width: 2.25 },
  { stroke: 'first', width: 3.5 },
  { stroke: 'first', width: 3.5, dash: '8 4' },
  { stroke: 'first', width: 3.5, dash: '3 3' },
  { stroke: 'first', width: 1.5, dash: '3 3' },
];
const others: readonly LineStyle[] = [
  { stroke: 'second', width: 2 },
  { stroke: 'second', width: 2, dash: '2 3' },
  { stroke: 'ink', width: 1.75, dash: '7 3' },
  { stroke: 'soft', width: 2, dash: '10 3 2 3' },
];

/** A style for each, by its kind and its place among its kind. */
export function stylesOf(kinds: readonly ('network' | 'learner')[]): LineStyle[] {
  return kinds.map((kind, at) => {
    const place = kinds.slice(0, at).filter((each) => each === kind).length;
    const list = kind === 'network' ? networks : others;
    return list[place % list.length];
  });
}
