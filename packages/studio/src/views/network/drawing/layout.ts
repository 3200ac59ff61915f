import { shownUnits } from '../../../session/shown-units.js';

/** A layer in the drawing. */
export interface PlacedLayer {
  readonly units: number;
  readonly x: number;
  /** Where the units are that are shown. */
  readonly y: readonly number[];
  /** Units that are not shown, and where that is said. */
  readonly more: number;
  readonly moreY: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Room beside the first and the last layer. */
  readonly margin: number;
  readonly layers: readonly PlacedLayer[];
}

const pitch = 36;
/** A layer's controls need so much beside the next one's; edges alone less. */
const leastBetween = { controls: 150, edges: 84 };
/** Room for the names of the inputs and the outputs, and where there is little of it. */
const beside = { usual: 112, narrow: 62, narrowBelow: 520 };

/** Layers as columns of units from left to right; wider than the room where the controls would overlap. */
export function layoutOf(sizes: readonly number[], room: number, editable: boolean): Layout {
  const L = sizes.length - 1;
  const margin = room < beside.narrowBelow && !editable ? beside.narrow : beside.usual;
  const between = editable ? leastBetween.controls : leastBetween.edges;
  const width = Math.max(room, 2 * margin + L * between);
  const slots = sizes.map((units) => shownUnits(units) + (shownUnits(units) < units ? 1 : 0));
  const height = Math.max(...slots) * pitch;
  const layers = sizes.map((units, l) => {
    const shown = shownUnits(units);
    const top = (height - slots[l] * pitch) / 2 + pitch / 2;
    return {
      units,
      x: margin + (l * (width - 2 * margin)) / Math.max(1, L),
      y: Array.from({ length: shown }, (_, i) => top + i * pitch),
      more: units - shown,
      moreY: top + shown * pitch,
    };
  });
  return { width, height, margin, layers };
}
