import type { HiddenUnitsStudy } from '@colonnade/core';
import type { SizesInput } from '../../figures/sizes-figure.js';

/** The costs of every size, as their figure takes them; null where no trial has a result. */
export function sizeValues({ ends, sizes, recommendation }: HiddenUnitsStudy): SizesInput | null {
  const points = sizes.flatMap(({ arm, hidden, parameters, costTrain, costHeldOut }) =>
    parameters === null || costTrain === null || costHeldOut === null
      ? []
      : [{ name: arm, layers: hidden.length, parameters, train: costTrain, heldOut: costHeldOut }],
  );
  if (points.length === 0) return null;
  const recommended = points.find(({ name }) => name === recommendation?.arm)?.parameters ?? null;
  return { ...ends, sizes: points, recommended };
}
