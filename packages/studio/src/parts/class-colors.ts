import type { Colors } from './use-colors.js';

/** Of two classes blue and orange as everywhere; more have colors of their own, which stay apart on light and on dark. */
const light = [
  '#1a6bb0',
  '#b8500a',
  '#1f7a4d',
  '#7d4bb3',
  '#b0303f',
  '#5f6b78',
  '#8a6a00',
  '#0b7a85',
  '#b03a85',
  '#4f6a1c',
];
const dark = [
  '#6db3ec',
  '#f0a15c',
  '#67c596',
  '#bd9bea',
  '#f08a92',
  '#aab4c0',
  '#dab94a',
  '#5cc7d1',
  '#ee8fc8',
  '#a9c76a',
];

/** The color of a class by its place; more than ten repeat. */
export function classColor(at: number, { dark: isDark }: Colors): string {
  const palette = isDark ? dark : light;
  return palette[at % palette.length];
}
