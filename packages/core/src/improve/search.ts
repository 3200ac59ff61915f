import type { DiagnosisFinding } from '../diagnosis/finding.js';
import type { TrainOptions } from '../model/train-options.js';
import type { MeasureName } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import type { TrialResult } from '../studies/trial-result.js';
import type { Extent } from './extent.js';
import { gainOf } from './gain.js';
import type { Search, SuspectFound, TriedChange } from './improvement.js';
import type { Change, Evidence } from './suspect.js';
import { suspects } from './suspects/index.js';
import { isTakenBack } from './suspects/taken-back.js';
import type { Trials } from './trials.js';

/** Changes within a tenth of the best are as good. */
const asGood = 0.9;
/**
 * What was set on purpose and gains half as much when it is taken back is the cause, and the rest can come on top; so is
 * what the training itself speaks against.
 */
const asCause = 0.5;
/** So many of the best get more seeds. */
const finalists = 4;

/** A change with the arm that tries it. */
export interface Candidate {
  readonly suspect: string;
  readonly change: Change;
  readonly arm: Arm;
  /** What the training itself says against this suspect; null for nothing. */
  readonly symptom: DiagnosisFinding | null;
}

/** What was changed already, and the arm that has it. */
export interface Reached {
  readonly arm: Arm;
  readonly changed: readonly string[];
}

/** Every change of every suspect on top of what was reached; what was changed already is left alone. */
export function candidatesOf(
  evidence: Evidence,
  { arm, changed }: Reached,
  extent: Extent,
): { suspect: string; because: string; candidates: Candidate[] }[] {
  return suspects.map(({ name, symptoms, propose }) => {
    const { because, changes } = propose(evidence);
    const symptom = evidence.symptoms.find(({ code }) => symptoms.includes(code)) ?? null;
    const open = changes.filter(({ options }) => !Object.keys(options).some((key) => changed.includes(key)));
    const candidates = open.map(
      (change): Candidate => ({
        suspect: name,
        change,
        symptom,
        arm: {
          name: nameOf([...(changed.length > 0 ? [arm.name] : []), change.name], extent),
          options: { ...arm.options, ...change.options } as Partial<TrainOptions>,
          ...(extent.examples !== null && { examples: extent.examples }),
        },
      }),
    );
    const said = symptom === null ? '' : ` ${symptom.title}: ${symptom.detail}.`;
    return { suspect: name, because: `${because}${said}`, candidates };
  });
}

/** A name that says on how many examples, where that is not all of them. */
export function nameOf(parts: readonly string[], { examples }: Pick<Extent, 'examples'>): string {
  const about = examples === null ? '' : ` (${examples} examples)`;
  return `${parts.map((part) => part.replace(about, '')).join(' + ')}${about}`;
}

/** Tries every suspect in turn. */
export async function runSearch(
  trials: Trials,
  proposals: ReturnType<typeof candidatesOf>,
  from: Arm,
  extent: Extent,
  { begin, end, onPhase }: { begin: number; end: number; onPhase?: ((phase: string) => void) | undefined },
): Promise<void> {
  const wanted = proposals.filter(({ candidates }) => candidates.length > 0);
  const total = wanted.reduce((sum, { candidates }) => sum + candidates.length, 0);
  let changes = 0;
  for (const { suspect, candidates } of wanted) {
    if (trials.isInterrupted) return;
    onPhase?.(suspect);
    changes += candidates.length;
    // The best few want some of it too.
    const share = begin + (end - begin) * 0.85 * (changes / total);
    await trials.run(
      trials.plan([from, ...candidates.map(({ arm }) => arm)], 'search', extent.search),
      share,
    );
  }
}

/** The best few on more seeds; these few. */
export async function runFinal(
  trials: Trials,
  ranked: readonly Candidate[],
  from: Arm,
  extent: Extent,
  share: number,
): Promise<readonly Candidate[]> {
  const few = ranked.slice(0, finalists);
  if (few.length > 1 && !trials.isInterrupted) {
    const arms = [from, ...few.map(({ arm }) => arm)];
    await trials.run(trials.plan(arms, 'search', extent.search + extent.final), share);
  }
  return few;
}

/**
 * The changes that are better on average, the best first; of those as good the one that the training speaks for, then
 * the one taken back, then the first.
 */
export function rankChanges(
  candidates: readonly Candidate[],
  results: readonly TrialResult[],
  from: string,
  measure: MeasureName,
): Candidate[] {
  const gains = candidates.flatMap((candidate, at) => {
    const gain = gainOf(results, from, candidate.arm.name, measure)?.gain ?? 0;
    const [symptom, back] = [candidate.symptom !== null, isTakenBack(candidate.change)];
    return gain > 0 ? [{ candidate, gain, at, cause: 2 * Number(symptom) + Number(back) }] : [];
  });
  const rest = gains.sort((a, b) => b.gain - a.gain);
  const ranked: Candidate[] = [];
  while (rest.length > 0) {
    const equal = rest.filter(({ gain, cause }) => gain >= (cause > 0 ? asCause : asGood) * rest[0].gain);
    equal.sort((a, b) => b.cause - a.cause || a.at - b.at);
    ranked.push(equal[0].candidate);
    rest.splice(rest.indexOf(equal[0]), 1);
  }
  return ranked;
}

/**
 * What answers the gravest fault that the training itself shows: of the changes of that suspect the best on average,
 * better or not, since the fault is there whether the measure feels it or not.
 */
export function answerTo(
  candidates: readonly Candidate[],
  results: readonly TrialResult[],
  from: string,
  measure: MeasureName,
): Candidate | undefined {
  const accused = candidates.filter(({ symptom }) => symptom?.severity === 'fault');
  const gravest = accused.reduce((most, { symptom }) => Math.max(most, symptom!.effect), 0);
  const answers = accused.flatMap((candidate, at) => {
    const gain = gainOf(results, from, candidate.arm.name, measure)?.gain;
    if (candidate.symptom!.effect < gravest || gain === undefined) return [];
    return [{ candidate, gain, at, back: isTakenBack(candidate.change) }];
  });
  answers.sort((a, b) => Number(b.back) - Number(a.back) || b.gain - a.gain || a.at - b.at);
  return answers[0]?.candidate;
}

/** What became of every change. */
export function searchFound(
  proposals: ReturnType<typeof candidatesOf>,
  results: readonly TrialResult[],
  from: string,
  measure: MeasureName,
): Search {
  const found = proposals.map(({ suspect, because, candidates }): SuspectFound => {
    const tried = candidates.map(({ change, arm }): TriedChange => {
      const own = results.filter((result) => result.arm === arm.name);
      return {
        suspect,
        name: change.name,
        arm: arm.name,
        options: change.options,
        gain: gainOf(results, from, arm.name, measure),
        problem: own.find(({ problem }) => problem !== null)?.problem ?? null,
      };
    });
    return { suspect, because, tried };
  });
  return { from, suspects: found };
}
