/** As many units of a layer are drawn; of more the first ones, and a word for the rest. */
const mostDrawn = 10;

/** How many units of a layer a drawing of the network shows, from the first. */
export function shownUnits(units: number): number {
  return units <= mostDrawn ? units : mostDrawn - 1;
}
