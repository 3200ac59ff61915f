import type { DataDiagnosis } from '../diagnosis/data/data-diagnosis.js';
import { diagnoseData } from '../diagnosis/data/diagnose-data.js';
import { type DiagnoseOptions, diagnoseOptions } from '../diagnosis/data/options.js';
import { ColonnadeError } from '../foundation/errors.js';
import { nowMs } from '../foundation/host.js';
import { checkOptions } from '../foundation/options.js';
import type { TrainOptions } from '../model/train-options.js';
import { seedDeclaration } from '../network/initialize.js';
import { checkPlan } from '../studies/check-plan.js';
import { conclude } from '../studies/conclude/conclude.js';
import { checkHooks, functionHook } from '../studies/hooks.js';
import { type MeasureName, measures } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import { type StudyInput, studyData } from '../studies/study-data.js';
import type { RecordOf } from '../table/records.js';
import { amountOf, fewerExamples } from './amount.js';
import { evidenceOf } from './evidence.js';
import { type Extent, extentOf } from './extent.js';
import { type Fresh, measureFresh } from './fresh.js';
import { gainOf, isBetter } from './gain.js';
import type { Amount, Cause, Improvement, Search } from './improvement.js';
import { withoutLeaks } from './leaks.js';
import { type ImproveHooks, type ImproveOptions, improveOptions, usualTimeMs } from './options.js';
import { measureFor, probe } from './probe.js';
import {
  answerTo,
  type Candidate,
  candidatesOf,
  nameOf,
  type Reached,
  rankChanges,
  runFinal,
  runSearch,
  searchFound,
} from './search.js';
import { symptomsOf } from './symptoms.js';
import { asGiven, stagesOf, type Trials, trialsOf } from './trials.js';
import { verdictOf } from './verdict.js';

/** Shares of the time that is left after the first training, after which each phase is cut off. */
const shares = { symptoms: 0.1, search: 0.55, further: 0.7, fresh: 0.9 };
/** A curve over the examples takes no more seeds than these. */
const mostSeeds = 12;
/** More changes than this on top of each other nobody follows. */
const mostSteps = 3;
/** A change on top of another is measured on fresh seeds when chance makes as much of it in fewer cases than this. */
const promising = 0.2;

/**
 * Finds out why a network is not better: a look at the data, then a short study of every suspect, and the best change
 * measured again on fresh seeds, so that its gain is not that of the luckiest of many.
 *
 * @param given what is to be improved: options of training, the target among them. Its seed begins the search
 * @throws OPTION_…; what diagnosis and training say of options that do not fit the data
 */
export async function improve<R extends RecordOf<R>>(
  input: StudyInput<R>,
  given: TrainOptions,
  options: ImproveOptions = {},
  hooks: ImproveHooks = {},
): Promise<Improvement> {
  checkHooks('improve', hooks, { onPhase: functionHook('called when something else is begun') });
  const data = studyData('improve', input);
  checkImprove(given, options);
  const { seed = seedDeclaration.default as number, ...asked } = given;
  const timeMs = hooks.timeMs ?? usualTimeMs;
  const startedMs = nowMs();
  const stages = stagesOf(data, { ...hooks, timeMs });
  hooks.onPhase?.('the data');
  const diagnosis = await diagnoseData(data.table, aboutData(asked as TrainOptions));
  const { base, warnings } = withoutLeaks(asked as TrainOptions, diagnosis);
  const trials = trialsOf(data, stages, base, options.measure ?? 'auto', seed);
  hooks.onPhase?.('the options as they are');
  const passed = () => Math.min(1, (nowMs() - startedMs) / timeMs);
  const looked = passed();
  const found = await probe(trials, data.table.rows, (share) => looked + (1 - looked) * share);

  const searches: Search[] = [];
  const chain: Candidate[] = [];
  let [extent, measure]: [Extent | null, MeasureName] = [null, 'accuracy'];
  let fresh: Fresh = { steps: [], gain: null, shown: null };
  let amount: Amount | null = null;
  let first: Improvement['first'] = null;
  let symptoms: Improvement['symptoms'] = [];
  let shareOf = (share: number) => share;
  if (found !== null) {
    measure = measureFor(options.measure ?? 'auto', found);
    hooks.onPhase?.('the training itself');
    symptoms = await symptomsOf(data, base, { ...probed(found.cap), options: {} }, seed, {
      timeMs: shares.symptoms * (1 - passed()) * timeMs,
      signal: hooks.signal,
    });
    const begun = passed();
    shareOf = (share) => begun + (1 - begun) * share;
    extent = extentOf(found, (1 - begun) * timeMs, hooks.runner?.workers ?? 1);
    const origin = originOf(extent);
    await search(origin, extent);
    first = firstFigure(origin, extent);
    hooks.onPhase?.('fresh seeds');
    const about = { seeds: extent.fresh, share: shareOf(shares.fresh), measure };
    fresh = await measureFresh(trials, origin, chain, about);
    const settled = chain.find(({ arm }) => arm.name === fresh.steps.at(-1)?.arm)?.arm ?? origin;
    hooks.onPhase?.('amount of data');
    amount = await measureAmount(trials, settled, extent, found.examples, {
      measure,
      share: shareOf(1),
      repeated: diagnosis.repeated,
    });
  }
  const run = trials.summary(hooks.done ?? []);
  const cause = fresh.steps.length > 0 ? null : causeOf(chain[0]);
  const changed = cause === null ? fresh.steps.map((step) => step.options) : [cause.options];
  const change = Object.assign({}, ...changed) as Partial<TrainOptions>;
  const { verdict, notes } = verdictOf(searches, chain, fresh, run.stopped, amount, symptoms);
  return {
    verdict,
    found: fresh.steps.length > 0,
    cause,
    steps: fresh.steps,
    change,
    gain: fresh.gain,
    options: withoutEmpty({ ...base, ...change, ...(given.seed !== undefined && { seed: given.seed }) }),
    measure,
    larger: measures[measure].larger,
    warnings,
    notes: [...notes, ...aboutExtent(extent), ...aboutRows(fresh)],
    amount,
    searches,
    findings: diagnosis.findings,
    symptoms,
    extent,
    fresh: fresh.shown,
    first,
    run,
  };

  /** Tries all suspects beside what was reached, takes the best, and goes on from it where it is plainly better. */
  async function search(origin: Arm, extent: Extent): Promise<void> {
    let reached: Reached = { arm: origin, changed: [] };
    await trials.run(trials.plan([origin], 'search', extent.search), shareOf(shares.search));
    while (chain.length < mostSteps && !trials.isInterrupted) {
      const isFirst = chain.length === 0;
      const looked = { diagnosis, symptoms: isFirst ? symptoms : [] };
      const evidence = evidenceOf(data, base, reached.arm, looked, measure, trials.all);
      if (evidence === null) return;
      const end = shareOf(isFirst ? shares.search : shares.further);
      const proposals = candidatesOf(evidence, reached, extent);
      const from = reached.arm;
      await runSearch(trials, proposals, from, extent, {
        begin: passed(),
        end,
        onPhase: hooks.onPhase,
      });
      const all = proposals.flatMap(({ candidates }) => candidates);
      hooks.onPhase?.('the best of them');
      const ranked = rankChanges(all, trials.searched, from.name, measure);
      const few = await runFinal(trials, ranked, from, extent, end);
      searches.push(searchFound(proposals, trials.searched, from.name, measure));
      const [luckiest] = rankChanges(few, trials.searched, from.name, measure);
      const gainOver = (some: Candidate | undefined) =>
        some === undefined ? null : gainOf(trials.searched, from.name, some.arm.name, measure);
      // What the training itself shows is surer than a gain that may be chance.
      const answer = isBetter(gainOver(luckiest))
        ? undefined
        : answerTo(all, trials.searched, from.name, measure);
      const best = answer ?? luckiest;
      const gain = gainOver(best);
      if (best === undefined || (!isFirst && (gain?.p ?? 1) > promising)) return;
      chain.push(best);
      reached = { arm: best.arm, changed: [...reached.changed, ...Object.keys(best.change.options)] };
      if (!isBetter(gain ?? null)) return;
    }
  }

  /** All arms of the first search beside each other. */
  function firstFigure(origin: Arm, { search }: Extent): Improvement['first'] {
    const names = new Set(searches[0]?.suspects.flatMap(({ tried }) => tried.map(({ arm }) => arm)));
    const some = trials.searched.filter(({ arm }) => names.has(arm) || arm === origin.name);
    if (names.size === 0) return null;
    const arms = [origin, ...[...names].map((name) => ({ name, options: {} }))];
    const plan = trials.plan(arms, 'search', search);
    return { plan, conclusion: conclude(plan, some, { reference: origin.name }) };
  }
}

/** The options as they are, on as many examples as there is time for. */
function originOf(extent: Extent): Arm {
  return {
    name: nameOf([asGiven], extent),
    options: {},
    ...(extent.examples !== null && { examples: extent.examples }),
  };
}

/** The options as they are, on as many examples as the first training had. */
function probed(examples: number | null): Pick<Arm, 'name' | 'examples'> {
  return { name: asGiven, ...(examples !== null && { examples }) };
}

/** What is wrong by the training itself, where the best change answers that. */
function causeOf(best: Candidate | undefined): Cause | null {
  if (best === undefined || best.symptom?.severity !== 'fault') return null;
  const { suspect, symptom, change } = best;
  return { suspect, code: symptom.code, detail: symptom.detail, name: change.name, options: change.options };
}

/** What fewer examples cost, on the fresh seeds. */
async function measureAmount(
  trials: Trials,
  arm: Arm,
  extent: Extent,
  examples: number,
  { measure, share, repeated }: { measure: MeasureName; share: number; repeated: DataDiagnosis['repeated'] },
): Promise<Amount | null> {
  const fewer = fewerExamples(arm, extent.examples ?? examples);
  if (trials.isInterrupted) return null;
  const results = await trials.run(
    trials.plan([arm, ...fewer], 'fresh', Math.min(mostSeeds, extent.fresh)),
    share,
  );
  return amountOf(arm, fewer, results, measure, repeated);
}

/** Lists that say nothing left out: a command cannot spell them. */
function withoutEmpty(options: TrainOptions): TrainOptions {
  const isEmpty = (value: unknown) =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => !isEmpty(value)),
  ) as unknown as TrainOptions;
}

function aboutExtent(extent: Extent | null): string[] {
  if (extent?.examples == null) return [];
  return [
    `All trainings had ${extent.examples} examples: with all of them the time would not have been enough. What is best with fewer need not be best with all.`,
  ];
}

function aboutRows({ gain }: Fresh): string[] {
  if (gain?.over !== 'starts' || gain.pairs < 2) return [];
  return ['All seeds are tested on the same rows: the interval is about other starts, not about other rows.'];
}

/** The options that a look at the data takes. */
function aboutData(options: TrainOptions): DiagnoseOptions {
  const named = Object.entries(options).filter(([name]) => Object.hasOwn(diagnoseOptions, name));
  return Object.fromEntries(named);
}

/** @throws OPTION_… */
function checkImprove(given: TrainOptions, options: ImproveOptions): void {
  checkOptions('improve', options, improveOptions);
  for (const [name, why] of [
    ['folds', 'Seeds and folds are its own'],
    ['time', 'The time is that of all trainings together'],
  ] as const) {
    if (given[name] === undefined) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: 'improve',
      problem: `option "${name}" plays no part among the options of training`,
      why,
      remedy: { text: 'leave {option} out', option: name },
    });
  }
  const { seed: _, ...base } = given;
  const arms = [{ name: asGiven, options: {} }];
  checkPlan({ base: base as TrainOptions, arms, seeds: [1], folds: null, measure: 'auto', untilCost: null });
}
