import {
  conclude,
  inProcess,
  inWorkers,
  type StudyPlan,
  type StudyProgress,
  type Table,
  type TrainOptions,
  type TrialResult,
} from '@colonnade/core';
import { type StudyName, studies } from './index.js';
import type { SessionStudy, StudyFound, StudyNews, StudyRequest } from './study.js';

/** The shortest time between two pictures of a study that runs. */
const pictureEveryMs = 250;

/** Runs a study on workers of its own and tells how it stands as results arrive. @throws as the study */
export async function runStudy(
  table: Table,
  name: string,
  base: TrainOptions,
  { seeds, timeMs, own, known = [] }: StudyRequest,
  signal: { readonly aborted: boolean },
  tell: (news: StudyNews) => void,
): Promise<StudyFound> {
  const study: SessionStudy = studies[name as StudyName];
  const compared: readonly string[] = study.compares;
  const shared = Object.fromEntries(
    Object.entries(base).filter(([option]) => !compared.includes(option)),
  ) as unknown as TrainOptions;
  const runner = study.trains === false ? inProcess({ table }) : inWorkers({ table });
  const all: TrialResult[] = [...known];
  let nextMs = 0;
  const onTrial = (result: TrialResult, progress: StudyProgress) => {
    all.push(result);
    const seen = all.filter(({ arm }) => !study.isAside?.(arm));
    if (seen.length === 0 || performance.now() < nextMs) return;
    const plan = { base: shared, seeds, folds: null, measure: study.measure, untilCost: null };
    tell({ ...newsOf(seen, progress, plan), known: [...all] });
    nextMs = performance.now() + pictureEveryMs;
  };
  try {
    return await study.run(
      { table },
      shared,
      { seeds, ...own },
      { runner, signal, timeMs, onTrial, done: known },
    );
  } finally {
    await runner.close();
  }
}

/** What the results so far say: the arms that have some, on the seeds that they have. */
function newsOf(
  seen: readonly TrialResult[],
  { done, trials, seconds }: StudyProgress,
  shared: Omit<StudyPlan, 'arms'>,
): Omit<StudyNews, 'known'> {
  const names = [...new Set(seen.map(({ arm }) => arm))];
  const plan: StudyPlan = { ...shared, arms: names.map((arm) => ({ name: arm, options: {} })) };
  const results = [...seen];
  const run = { results, trials, resumed: 0, stopped: 'interrupted', seconds } as const;
  return { done, trials, seconds, plan, run, conclusion: conclude(plan, results) };
}
