import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History, Model, Parameters, Specification, Toy } from '@colonnade/core';
import { forward, Matrix } from '@colonnade/core';
import {
  activationFigure,
  architecture,
  calibrationFigure,
  confusionMatrixFigure,
  costCurve,
  layerFigure,
  neuronFigure,
  planeFigure,
  rocFigure,
} from '@colonnade/figures';
import { performanceFigures } from '../../../bench/page/figures.mjs';
import { activations } from '../../../packages/core/src/functions/activations/index.js';
import { figure } from '../../../packages/figures/src/drawing/element.js';
import { reportCalibration, reportRoc } from '../../../packages/figures/src/report/compose/quality.js';
import { root } from './markdown.js';

/** The activations that treat every element by itself, which are those that can be drawn as a curve. */
const elementwiseActivations = Object.values(activations).flatMap((g) => ('value' in g ? [g] : []));

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
    ...performance(),
  };
}

/** The pictures of the benchmark, from the results of its last run. */
function performance(): Readonly<Record<string, SVGSVGElement>> {
  const results = join(root, 'docs/performance.json');
  return existsSync(results) ? performanceFigures(JSON.parse(readFileSync(results, 'utf8'))) : {};
}

/** The pictures that are drawn from what a page computed, by the path of the page. */
export const pageFigures: Readonly<Record<string, Readonly<Record<string, PageFigure>>>> = {
  'README.md': {
    'digits.svg': ({ model }) => {
      const { history, evaluations } = model.training!;
      const { confusion } = evaluations.test!;
      return sideBySide(
        'The cost on the digits falls epoch by epoch; almost all digits of the test part are recognized.',
        costCurve({ history, bestEpoch: history.keptEpoch }),
        confusionMatrixFigure({ classes: model.classes, confusion: confusion! }),
      );
    },
  },
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
  'docs/lessons/2-from-a-file-to-a-model.md': {
    'lesson-2-cost.svg': ({ model }) => {
      const { history } = model.training!;
      return costCurve({ history, bestEpoch: history.keptEpoch });
    },
    'lesson-2-confusion.svg': ({ model }) => {
      const { confusion } = model.training!.evaluations.test!;
      return confusionMatrixFigure({ classes: model.classes, confusion: confusion! });
    },
    'lesson-2-roc.svg': ({ model }) => rocFigure(reportRoc(model, model.training!.evaluations.test!)!),
    'lesson-2-calibration.svg': ({ model }) =>
      calibrationFigure(reportCalibration(model, model.training!.evaluations.test!)!),
  },
};

/** A picture from the constants of its page. */
export type PageFigure = (values: PageValues) => SVGSVGElement;

/** What the pages with pictures declare. */
export interface PageValues {
  readonly model: Model;
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

/** Several figures in one picture, from left to right, their middles on one line. */
function sideBySide(label: string, ...parts: readonly SVGSVGElement[]): SVGSVGElement {
  const sizeOf = (part: SVGSVGElement, name: 'width' | 'height') => Number(part.getAttribute(name));
  const height = Math.max(...parts.map((part) => sizeOf(part, 'height')));
  let x = 0;
  for (const part of parts) {
    part.setAttribute('x', String(x));
    part.setAttribute('y', String((height - sizeOf(part, 'height')) / 2));
    for (const name of ['class', 'role', 'aria-label']) part.removeAttribute(name);
    x += sizeOf(part, 'width') + 24;
  }
  return figure(label, [x - 24, height], ...parts);
}
