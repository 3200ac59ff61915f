// The pictures of the page, drawn by @colonnade/figures from the results of a run.
import { growthFigure, speedFigure } from '@colonnade/figures';

/** The file names of the pictures that a run gives. */
export const figureNames = (run) => Object.keys(drawings(run));

/** Every picture by file name. */
export function performanceFigures(run) {
  return Object.fromEntries(Object.entries(drawings(run)).map(([name, draw]) => [name, draw()]));
}

function drawings(run) {
  const training = run.workloads.filter(({ section }) => section === 'training');
  return Object.fromEntries([
    ...training.filter(isMeasured).map((entry) => [fileOf(entry), () => speedOf(run, entry)]),
    ...growthOf(run, 'examples', 'examples', ({ examples }) => examples),
    ...growthOf(run, 'width', 'hidden units', ({ layers }) => layers[1]),
  ]);
}

const fileOf = ({ workload }) => `performance-${workload.id.toLowerCase()}.svg`;
const isMeasured = ({ results }) => results.some(({ rate }) => rate);

function speedOf({ contenders }, { workload, results }) {
  const rates = results.flatMap(({ id, rate }) => {
    const { label, own, threads, limit } = contenders[id];
    return rate && !limit ? [{ name: label, own, threads: String(threads), ...rate }] : [];
  });
  return speedFigure({ title: workload.id, unit: 'examples/s', rates });
}

function growthOf({ contenders, workloads }, prefix, size, sizeOf) {
  const entries = workloads.filter(({ workload }) => workload.id.startsWith(`${prefix}-`));
  const points = entries.flatMap(({ workload, results }) =>
    results.flatMap(({ id, rate }) => {
      const { label, own, threads } = contenders[id];
      const name = `${label}, ${threads}`;
      return rate ? [{ name, own, size: sizeOf(workload), value: rate.median }] : [];
    }),
  );
  const sizes = new Set(points.map((point) => point.size));
  if (sizes.size < 2) return [];
  return [[`performance-growth-${prefix}.svg`, () => growthFigure({ size, unit: 'examples/s', points })]];
}
