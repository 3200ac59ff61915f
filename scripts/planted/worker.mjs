// Plants faults in some kinds of data with some of the seeds, for `npm run measure -- diagnosis`.
import { parentPort, workerData } from 'node:worker_threads';
import { diagnoseData, Table } from '@colonnade/core';
import { baseMakers } from './bases.mjs';
import { blindBaseMakers } from './blind-bases.mjs';
import { freshBaseMakers } from './fresh-bases.mjs';
import { markDiagnosis } from './marks.mjs';
import { otherBaseMakers } from './other-bases.mjs';
import { strangerBaseMakers } from './stranger-bases.mjs';

const { root, thorough, isThorough, seeds, endsAt } = workerData;

const tableOf = (columns) =>
  new Table(
    Object.entries(columns).map(([name, cells]) => ({
      kind: 'text',
      name,
      cells: cells.map((cell) => (cell === null ? null : String(cell))),
    })),
    { name: 'data', notes: [] },
  );

const isNamed = (make) => thorough.some((name) => make(1).name.startsWith(name));
const makersOf = (folder) =>
  [
    ...strangerBaseMakers(),
    ...blindBaseMakers(),
    ...freshBaseMakers(),
    ...otherBaseMakers(),
    ...baseMakers(folder),
  ].filter((make) => isNamed(make) === isThorough);
const diagnose = async (columns, target) => (await diagnoseData(tableOf(columns), { target })).findings;

parentPort.postMessage(await markDiagnosis(root, diagnose, { seeds, endsAt, makersOf }));
