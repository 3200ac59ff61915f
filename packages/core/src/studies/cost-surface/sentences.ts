import { short } from '../conclude/figures.js';
import type { CostSurface, DescentEnd, Minimum } from './found.js';

/** What two surfaces say, in plain words. The first sentence says it all. */
export function surfaceSentences(
  surfaces: readonly CostSurface[],
  parameters: readonly [string, string],
): string[] {
  if (surfaces.length < 2) return ['Nothing can be said: it was stopped before both surfaces were measured.'];
  const [cross, square] = surfaces;
  return [
    `${minimaOf(cross)}; ${lower(minimaOf(square))}.`,
    ...surfaces.flatMap((surface) => placesOf(surface, parameters)),
    ...surfaces.map(descentsOf),
    flatness(cross, square),
  ];
}

function flatness(cross: CostSurface, square: CostSurface): string {
  const why =
    square.flat > cross.flat
      ? ': where the unit is sure and wrong, cross-entropy pulls it back, and squared error hardly does'
      : '';
  return `Flat, with a slope below a twentieth of its steepest, is ${percent(cross.flat)} of the picture of cross-entropy and ${percent(square.flat)} of that of squared error${why}.`;
}

function title({ cost }: CostSurface): string {
  return cost === 'cross-entropy' ? 'Cross-entropy' : 'Squared error';
}

function minimaOf(surface: CostSurface): string {
  const { minima, opens, cost } = surface;
  const shape = cost === 'cross-entropy' ? ' (it is convex: a bowl)' : '';
  if (minima.length === 0) {
    const why = opens ? ': it falls on beyond its edge' : '';
    return `${title(surface)} has no local minimum in the picture${why}${shape}`;
  }
  const count = minima.length === 1 ? 'one local minimum' : `${minima.length} local minima`;
  const beyond = opens ? ', and falls lower still beyond the edge of the picture' : '';
  return `${title(surface)} has ${count}${beyond}${shape}`;
}

function placesOf(surface: CostSurface, [first, second]: readonly [string, string]): string[] {
  const { minima } = surface;
  if (minima.length === 0) return [];
  const told = ({ place, cost }: Minimum) =>
    `${short(cost)} at ${first} ${short(place[0])}, ${second} ${short(place[1])}`;
  const list = minima.slice(0, 5).map(told).join('; ');
  const more = minima.length > 5 ? `; and ${minima.length - 5} more` : '';
  return [`${title(surface)}, cost at its ${minima.length === 1 ? 'minimum' : 'minima'}: ${list}${more}.`];
}

const words: Readonly<Record<Exclude<DescentEnd, 'minimum'>, string>> = {
  plateau: 'on a plateau, far above the lowest',
  falling: 'still falling',
  jumping: 'jumping, with steps that are too long',
  left: 'out of the picture',
};

function descentsOf(surface: CostSurface): string {
  const { descents, minima } = surface;
  const count = (is: (descent: (typeof descents)[number]) => boolean) => descents.filter(is).length;
  const lowest = count(({ minimum }) => minimum === 0);
  const others = count(({ minimum }) => minimum !== null && minimum > 0);
  const rest = (Object.keys(words) as (keyof typeof words)[]).flatMap((end) => {
    const found = count((descent) => descent.end === end);
    return found === 0 ? [] : [`${found} ${words[end]}`];
  });
  const parts = [
    ...(minima.length > 0 ? [`${lowest} in the ${minima.length > 1 ? 'lowest ' : ''}minimum`] : []),
    ...(others > 0 ? [`${others} in a worse one`] : []),
    ...rest,
  ];
  return `${title(surface)}: of ${descents.length} descents ${parts.join(', ')}.`;
}

function lower(text: string): string {
  return `${text[0].toLowerCase()}${text.slice(1)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
