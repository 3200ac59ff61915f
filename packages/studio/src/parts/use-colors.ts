import { signal } from '@preact/signals';

const dark = matchMedia('(prefers-color-scheme: dark)');
const scheme = signal(dark.matches);
dark.addEventListener('change', ({ matches }) => {
  scheme.value = matches;
});

/** The colors of the page for what is drawn on a canvas, which reads no style sheet; drawn anew when they change. */
export interface Colors {
  readonly dark: boolean;
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly first: string;
  readonly second: string;
}

let known: Colors | null = null;

export function useColors(): Colors {
  const isDark = scheme.value;
  if (known?.dark === isDark) return known;
  const style = getComputedStyle(document.documentElement);
  // A built style sheet shortens `#ffffff`.
  const of = (name: string) => {
    const value = style.getPropertyValue(`--${name}`).trim();
    return value.length === 4 ? value.replace(/[^#]/g, '$&$&') : value;
  };
  known = {
    dark: isDark,
    paper: of('paper'),
    ink: of('ink'),
    soft: of('soft'),
    faint: of('faint'),
    line: of('line'),
    first: of('first'),
    second: of('second'),
  };
  return known;
}

/** `#1a6bb0` as its three bytes. */
export function bytesOf(color: string): [number, number, number] {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}
