import type { OptionDeclaration } from '@colonnade/core';
import type { Given } from '../../state/options.js';

/** A study as the page shows it. */
export interface PageStudy<Found> {
  readonly title: string;
  /** The question that it answers. */
  readonly question: string;
  /** False when no network is trained for it: it asks for no seeds and no time. */
  readonly trains?: false;
  /** Whether an option of training plays no part, because it is what is compared. */
  isLeftOut(option: string): boolean;
  /** What it asks of its own, by the names of its options. */
  readonly own: Readonly<Record<string, OptionDeclaration & { readonly label: string }>>;
  /** Its own options as the library takes them, from what was typed. */
  readonly read?: (given: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What was found, the first sentence says it all. */
  sentences(found: Found): readonly string[];
  /** Pictures by their captions. */
  figures(found: Found): readonly Picture[];
  /** What can be taken over from it; none where nothing is recommended. */
  take(found: Found): readonly Taken[];
}

export interface Picture {
  readonly title: string;
  readonly caption: string;
  readonly figure: SVGSVGElement;
}

/** Options that a study recommends. */
export interface Taken {
  /** As the button says it: `learning rate 0.01`. */
  readonly name: string;
  /** What it comes to, beside the button. */
  readonly worth?: string;
  readonly options: Given;
}

/** The pictures of a study by the names of their files, with what is said about each; those without a word are left out. */
export function picturesOf(
  drawn: Readonly<Record<string, SVGSVGElement>>,
  words: Readonly<Record<string, readonly [title: string, caption: string]>>,
): Picture[] {
  return Object.entries(words).flatMap(([file, [title, caption]]) => {
    const figure = drawn[file];
    return figure === undefined ? [] : [{ title, caption, figure }];
  });
}
