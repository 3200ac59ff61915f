import { breathe, nowMs, type StopSignal } from '../../foundation/host.js';
import { checkOptions } from '../../foundation/options.js';
import type { CostName } from '../../functions/costs/index.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import type { RecordOf } from '../../table/records.js';
import { runHooks } from '../hooks.js';
import { type StudyInput, studyData } from '../study-data.js';
import { descendFrom } from './descend.js';
import type { CostSurface, CostSurfaceStudy, Place } from './found.js';
import { type Box, findMinima, lowPlaces } from './minima.js';
import { type CostSurfaceHooks, type CostSurfaceOptions, costSurfaceOptions } from './options.js';
import { type CostAt, costOver, eigenvalues, type Plane } from './plane.js';
import { checkIdle, preparePlane } from './prepare.js';
import { surfaceSentences } from './sentences.js';

/** Places of the grid along each parameter: odd, so that the middle is one. */
const places = 81;
/** The picture reaches so far that units become sure of themselves: z of this size, by one parameter alone. */
const sure = 10;
/** Rates as shares of the longest step that the bottom of the bowl allows. */
const shares = [0.1, 0.5, 1.5];
/** Starts beside zeros, as shares of the way from the middle to the edge. */
const corners: readonly Place[] = [
  [-0.8, -0.7],
  [0.8, 0.7],
  [-0.7, 0.8],
  [0.7, -0.8],
];
/** Flat is where the slope is below this share of the steepest. */
const level = 0.05;

/**
 * The cost of one sigmoid unit over two of its parameters, by cross-entropy and by squared error: the bowl and the
 * valleys, their local minima, and gradient descent from several starts at several rates. The other parameters are held
 * where logistic regression has them.
 *
 * @param base options of training, the target among them; of more than two classes one is told from the others
 * @throws OPTION_…, TARGET_TASK; what training says of options that do not fit the data
 */
export async function studyCostSurface<R extends RecordOf<R>>(
  input: StudyInput<R>,
  base: TrainOptions,
  options: CostSurfaceOptions = {},
  hooks: CostSurfaceHooks = {},
): Promise<CostSurfaceStudy> {
  checkOptions('studyCostSurface: hooks', hooks, { signal: runHooks.signal, timeMs: runHooks.timeMs });
  const { signal: given, timeMs = Number.POSITIVE_INFINITY } = hooks;
  const data = studyData('studyCostSurface', input);
  const startedMs = nowMs();
  const isOver = () => nowMs() - startedMs > timeMs;
  const signal: StopSignal = {
    get aborted() {
      return given?.aborted === true || isOver();
    },
  };
  const asked = checkOptions('study', options, costSurfaceOptions) as CostSurfaceOptions;
  checkOptions('study', base, trainOptions);
  checkIdle(base);
  const { plane, fitted, parameters, positive, notes } = await preparePlane(data, base, options);
  const cross = costOver(plane, 'cross-entropy');
  const bottom = bottomOf(cross, fitted);
  const box = boxAround(plane, bottom);
  const axes = [0, 1].map((axis) => evenly(box.low[axis], box.high[axis])) as [number[], number[]];
  const curvature = eigenvalues(cross(bottom).hessian)[1];
  const rates = asked.descentRates ?? shares.map((share) => Number(((2 * share) / curvature).toPrecision(1)));
  const surfaces: CostSurface[] = [];
  const names: readonly CostName[] = ['cross-entropy', 'squared-error'];
  for (const name of names) {
    const surface = await surfaceOf(name, { plane, axes, box, rates, steps: asked.steps!, signal });
    if (surface === null) break;
    surfaces.push(surface);
  }
  return {
    parameters,
    positive,
    examples: plane.target.length,
    axes,
    surfaces,
    rates,
    seconds: (nowMs() - startedMs) / 1000,
    stopped: surfaces.length === names.length ? 'done' : given?.aborted === true ? 'interrupted' : 'time',
    sentences: surfaceSentences(surfaces, parameters),
    notes,
  };
}

interface Asked {
  readonly plane: Plane;
  readonly axes: readonly [readonly number[], readonly number[]];
  readonly box: Box;
  readonly rates: readonly number[];
  readonly steps: number;
  readonly signal: StopSignal;
}

/** One cost over the grid, its minima and descents; null when the signal stopped it. */
async function surfaceOf(
  name: CostName,
  { plane, axes, box, rates, steps, signal }: Asked,
): Promise<CostSurface | null> {
  const cost = costOver(plane, name);
  const [us, vs] = axes;
  const values: number[] = [];
  const slopes: number[] = [];
  for (const v of vs) {
    await breathe();
    if (signal.aborted) return null;
    for (const u of us) {
      const { cost: value, gradient } = cost([u, v]);
      values.push(value);
      slopes.push(Math.sqrt(gradient[0] ** 2 + gradient[1] ** 2));
    }
  }
  const placeAt = (at: number): Place => [us[at % us.length], vs[Math.floor(at / us.length)]];
  const minima = findMinima(cost, lowPlaces(values, us.length, vs.length).map(placeAt), box);
  const lowest = values.indexOf(Math.min(...values));
  const isEdge =
    [us[0], us[us.length - 1]].includes(placeAt(lowest)[0]) ||
    [vs[0], vs[vs.length - 1]].includes(placeAt(lowest)[1]);
  const steepest = Math.max(...slopes);
  const descents = [];
  for (const start of startsIn(box)) {
    for (const rate of rates) {
      await breathe();
      if (signal.aborted) return null;
      descents.push(descendFrom(cost, { start, rate, steps }, minima, box));
    }
  }
  return {
    cost: name,
    values,
    minima,
    opens: isEdge && values[lowest] < (minima[0]?.cost ?? Number.POSITIVE_INFINITY),
    flat: slopes.filter((slope) => slope < level * steepest).length / slopes.length,
    descents,
  };
}

/** The bottom of the bowl, or the fitted place where the cost falls without end. */
function bottomOf(cross: (place: Place) => CostAt, fitted: Place): Place {
  const far = 1e4;
  const whole = { low: [-far, -far], high: [far, far] } as const;
  return findMinima(cross, [fitted], whole)[0]?.place ?? fitted;
}

/** A picture around the bottom, with zeros in it, in which a single parameter makes the unit sure. */
function boxAround({ x, y }: Plane, bottom: Place): Box {
  const reach = [x, y].map((inputs, axis) => {
    const square = inputs.reduce((sum, value) => sum + value * value, 0) / inputs.length;
    return Math.max(sure / Math.sqrt(square || 1), 1.5 * Math.abs(bottom[axis]));
  });
  return {
    low: [bottom[0] - reach[0], bottom[1] - reach[1]],
    high: [bottom[0] + reach[0], bottom[1] + reach[1]],
  };
}

/** Zeros, and a place near every corner. */
function startsIn({ low, high }: Box): Place[] {
  const middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  return [
    [0, 0],
    ...corners.map(
      (corner): Place => [
        middle[0] + (corner[0] * (high[0] - low[0])) / 2,
        middle[1] + (corner[1] * (high[1] - low[1])) / 2,
      ],
    ),
  ];
}

function evenly(low: number, high: number): number[] {
  return Array.from({ length: places }, (_, i) => low + ((high - low) * i) / (places - 1));
}
