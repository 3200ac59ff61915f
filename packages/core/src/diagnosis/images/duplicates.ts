import type { Images } from './pixels.js';

/** Images that are the same, pixel for pixel. */
export interface DuplicateImages {
  /** Images that stand in the data before: one less than each group has. */
  readonly images: number;
  readonly groups: number;
  /** Groups that stand under more than one class. */
  readonly acrossClasses: number;
  /** The first groups, those across classes before the others: their rows, counted from 0, and the class of each. */
  readonly examples: readonly { readonly rows: readonly number[]; readonly classes: readonly string[] }[];
}

const shownGroups = 12;
const shownOfGroup = 6;

/**
 * Groups equal fingerprints, and compares the pixels before it calls them equal.
 * @param prints - the fingerprint of the image in every one of the rows
 */
export function duplicateImages(
  images: Images,
  rows: Uint32Array,
  prints: readonly string[],
  classes: { readonly of: ArrayLike<number>; readonly names: readonly string[] } | null,
): DuplicateImages {
  const byPrint = new Map<string, number[]>();
  for (const [at, print] of prints.entries()) {
    const same = byPrint.get(print);
    if (same === undefined) byPrint.set(print, [at]);
    else same.push(at);
  }
  const groups = [...byPrint.values()].flatMap((places) =>
    places.length < 2 ? [] : equalOnes(images, rows, places),
  );
  const classesOf = (group: readonly number[]) =>
    group.map((at) => (classes === null ? '' : classes.names[classes.of[at]]));
  const across = (group: readonly number[]) => new Set(classesOf(group)).size > 1;
  const sorted = [...groups.filter(across), ...groups.filter((group) => !across(group))];
  return {
    images: groups.reduce((sum, group) => sum + group.length - 1, 0),
    groups: groups.length,
    acrossClasses: groups.filter(across).length,
    examples: sorted.slice(0, shownGroups).map((group) => {
      const shown = group.slice(0, shownOfGroup);
      return { rows: shown.map((at) => rows[at]), classes: classes === null ? [] : classesOf(shown) };
    }),
  };
}

/** Of places with one fingerprint, those that are equal to the first; and so on with the rest. */
function equalOnes(images: Images, rows: Uint32Array, places: readonly number[]): number[][] {
  const size = images.height * images.width * images.channels;
  const first = images.read(Uint32Array.of(rows[places[0]]));
  const isSame = (at: number) => {
    const pixels = images.read(Uint32Array.of(rows[at]));
    for (let p = 0; p < size; p++) if (!Object.is(pixels[p], first[p])) return false;
    return true;
  };
  const same = places.filter((at, i) => i === 0 || isSame(at));
  const taken = new Set(same);
  const rest = places.filter((at) => !taken.has(at));
  const groups = same.length > 1 ? [same] : [];
  return rest.length > 1 ? [...groups, ...equalOnes(images, rows, rest)] : groups;
}
