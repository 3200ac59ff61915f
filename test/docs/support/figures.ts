import type { History, Parameters, Specification, Toy } from '@colonnade/core';
import { forward, Matrix } from '@colonnade/core';
import {
  activationFigure,
  architecture,
  costCurve,
  layerFigure,
  neuronFigure,
  planeFigure,
} from '@colonnade/figures';
import { activations } from '../../../packages/core/src/functions/activations/index.js';

/** The activations that treat every element by itself, which are those that can be drawn as a curve. */
export const elementwiseActivations = Object.values(activations).flatMap((g) => ('value' in g ? [g] : []));

/** The pictures that stand by themselves: each file in docs/figures that no page's own numbers make. */
export function commonFigures(): Readonly<Record<string, SVGSVGElement>> {
  const curves = elementwiseActivations.map((g) => {
    const { name, formula, derivativeFormula, value } = g;
    const derivative = (z: number) => g.derivative(z, value(z));
    return [
      `activation-${name}.svg`,
      activationFigure({ name, formula, derivativeFormula, value, derivative }),
    ] as const;
  });
  return {
    'neuron.svg': neuronFigure(),
    'layer.svg': layerFigure({ inputs: 3, units: 4, layer: 1 }),
    ...Object.fromEntries(curves),
  };
}

/** The pictures that are drawn from what a page computed, by the path of the page. */
export const pageFigures: Readonly<Record<string, Readonly<Record<string, PageFigure>>>> = {
  'docs/lessons/1-from-one-neuron.md': {
    'lesson-1-neuron-cost.svg': ({ costs }) => costCurve({ history: entriesOf(costs) }),
    'lesson-1-flower-neuron.svg': ({ flower, straight }) =>
      flowerFigure(flower, straight.parameters, 'a single neuron'),
    'lesson-1-flower-network.svg': ({ flower, curved }) =>
      flowerFigure(flower, curved.parameters, 'four hidden units'),
    'lesson-1-network.svg': ({ drawn }) => architecture(layersOf(drawn.specification)),
    'lesson-1-constant-cost.svg': ({ history }) => costCurve({ history }),
    'lesson-1-bold-driver-cost.svg': ({ drive }) => costCurve({ history: drive }),
  },
};

/** A picture from the constants of its page. */
export type PageFigure = (values: PageValues) => SVGSVGElement;

/** What the pages with pictures declare. */
export interface PageValues {
  readonly costs: readonly number[];
  readonly flower: Toy;
  readonly straight: { readonly parameters: Parameters };
  readonly curved: { readonly parameters: Parameters };
  readonly drawn: Parameters;
  readonly history: History;
  readonly drive: History;
}

function entriesOf(costs: readonly number[]) {
  return costs.map((cost, epoch) => ({ epoch, cost }));
}

function layersOf({ sizes, activations: names }: Specification) {
  return { sizes, activations: names.slice(1).map(String) };
}

function flowerFigure({ X, Y }: Toy, parameters: Parameters, who: string): SVGSVGElement {
  const points = X.toColumns().map(([x1, x2], j) => ({ x1, x2, label: Y.at(0, j) }));
  return planeFigure({
    points,
    probability: (x1, x2) => forward(Matrix.fromColumns([[x1, x2]]), parameters).Yhat.at(0, 0),
    label: `The flower: 400 points in two classes, and the region where ${who} answers class 1.`,
  });
}
