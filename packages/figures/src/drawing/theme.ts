/**
 * The colors of all figures, as CSS variables so that a picture follows the reader's light or dark setting.
 * Blue and orange stay apart for every kind of color vision; blue is training and what is right, orange is
 * what it is held against: validation, mistakes.
 */
const light = {
  paper: '#ffffff',
  ink: '#1c2530',
  soft: '#556170',
  faint: '#d9dfe6',
  first: '#1a6bb0',
  second: '#b8500a',
};

const dark: typeof light = {
  paper: '#12161c',
  ink: '#e7eaee',
  soft: '#a3afbd',
  faint: '#343e4a',
  first: '#6db3ec',
  second: '#f0a15c',
};

export type Color = keyof typeof light;

/** A color by its meaning, for a fill or a stroke. */
export function color(name: Color): string {
  return `var(--fig-${name})`;
}

function variables(colors: typeof light): string {
  return Object.entries(colors)
    .map(([name, value]) => `--fig-${name}:${value}`)
    .join(';');
}

/** The style sheet that gives figures their colors; a page that shows them needs it once. */
export const figureStyle = [
  `.colonnade-figure,.colonnade-figures{${variables(light)}}`,
  `@media screen and (prefers-color-scheme:dark){.colonnade-figure,.colonnade-figures{${variables(dark)}}}`,
  '.colonnade-figure{background:var(--fig-paper);font-variant-numeric:tabular-nums}',
].join('\n');
