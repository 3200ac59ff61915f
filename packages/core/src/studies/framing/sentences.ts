import type { ArmComparison, Conclusion } from '../conclude/conclusion.js';
import { figureOf, rangeOf, short, sizeOf } from '../conclude/figures.js';
import type { FramedArm, LearnersBeside } from './found.js';
import { asGiven } from './representation.js';
import type { Target } from './to-target.js';

/** What a study of framing says, in plain words. The first sentence says it all. */
export function framingSentences(
  conclusion: Conclusion,
  framed: readonly FramedArm[],
  target: Target | null,
  learners: readonly LearnersBeside[],
): string[] {
  return [
    ...verdict(conclusion, framed),
    ...firstStepSentence(framed),
    ...targetSentence(framed, target),
    ...learners.flatMap(learnerSentence),
    ...scope(conclusion),
  ];
}

function verdict(conclusion: Conclusion, framed: readonly FramedArm[]): string[] {
  const { measure, over, comparisons } = conclusion;
  const given = framed.find(({ name }) => name === asGiven)?.summary;
  if (given?.mean == null) return ['Nothing can be said: the data as they are given have no result.'];
  const start = `As given: ${measure} ${figureOf(given.mean, measure)}`;
  const measured = comparisons.filter(({ pairs }) => pairs > 0);
  if (comparisons.length === 0)
    return [`${start}. There is no other representation to compare these columns with.`];
  if (measured.length === 0) return [`${start}. The time was up before another representation was tried.`];
  const pairs = Math.max(...measured.map((each) => each.pairs));
  const rounds = `${pairs} ${pairs === 1 ? over.slice(0, -1) : over}`;
  if (measured.every(({ verdict }) => verdict === 'untested' || verdict === 'same') && pairs < 3) {
    return [
      `${start}. ${rounds} ${pairs === 1 ? 'is' : 'are'} too few to tell a difference from chance: run at least 3.`,
    ];
  }
  const better = measured.filter((each) => each.verdict === 'better' || isFixed(each, conclusion, true));
  const worse = measured.filter((each) => each.verdict === 'worse' || isFixed(each, conclusion, false));
  const same = measured.filter(({ verdict }) => verdict === 'same');
  const told = new Set([...better, ...worse, ...same]);
  const open = measured.filter((each) => !told.has(each));
  const said = (each: ArmComparison) =>
    `${each.arm}${open.includes(each) ? '' : ' by'} ${amount(each, conclusion)}`;
  const sorted = (list: readonly ArmComparison[]) =>
    [...list].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).map(said);
  const first =
    better.length > 0
      ? `Better than as given, tested over ${rounds}: ${sorted(better).join('; ')}. ${start}.`
      : `No other representation is better than the data as they are given, as far as ${rounds} can show: ${start.slice(10)}.`;
  return [
    first,
    ...(worse.length > 0 ? [`Worse: ${sorted(worse).join('; ')}.`] : []),
    ...(same.length > 0
      ? [`The same as given on each of them: ${same.map(({ arm }) => arm).join(', ')}.`]
      : []),
    ...(open.length > 0 ? [`Cannot be told from as given: ${sorted(open).join('; ')}.`] : []),
  ];
}

function isFixed({ verdict, difference }: ArmComparison, { larger }: Conclusion, better: boolean): boolean {
  return verdict === 'fixed' && difference !== 0 && (difference > 0 === larger) === better;
}

/** `2.1 points (95 % interval 1.0 to 3.2)`, said of a gain or of a loss; an open one keeps its sign. */
function amount({ difference, interval, verdict }: ArmComparison, { measure }: Conclusion): string {
  const told = verdict === 'better' || verdict === 'worse' || verdict === 'fixed';
  const nothing = Number.parseFloat(sizeOf(difference, measure)) === 0;
  const sign = told || nothing ? '' : difference > 0 ? '+' : '−';
  const turned = interval && (told ? absolute(interval) : interval);
  return `${sign}${sizeOf(difference, measure)}${turned ? ` (95 % interval ${rangeOf(turned, measure)})` : ''}`;
}

function absolute([low, high]: readonly [number, number]): readonly [number, number] {
  return low < 0 && high <= 0 ? [-high, -low] : [low, high];
}

function firstStepSentence(framed: readonly FramedArm[]): string[] {
  const steps = framed.filter(({ firstStep }) => firstStep !== null);
  if (steps.length === 0) return [];
  const value = ({ firstStep }: FramedArm) => firstStep!.value;
  const best = steps.reduce((a, b) => (value(b) > value(a) ? b : a));
  const given = steps.find(({ name }) => name === asGiven);
  const { score, error, floor } = best.firstStep!;
  const what = score === 'r2' ? 'r²' : 'accuracy';
  const beside = given === undefined || given === best ? '' : `; as given ${short(value(given))}`;
  return [
    `After one step from zeros, before any training, ${best.name} has the best held-out ${what}: ${short(value(best))} ± ${short(error)}${beside} (chance reaches ${short(Math.min(1, Math.max(0, floor)))}).`,
  ];
}

function targetSentence(framed: readonly FramedArm[], target: Target | null): string[] {
  const known = framed.filter(({ trained }) => trained > 0);
  if (target === null || known.length < 2) return [];
  const cost = target.of === 'validation' ? 'validation cost' : 'training cost';
  const reached = known.filter(({ epochsToTarget }) => epochsToTarget !== null);
  const said = reached
    .sort((a, b) => a.epochsToTarget! - b.epochsToTarget!)
    .map(({ name, epochsToTarget, reached: times, trained }) => {
      const share = times < trained ? ` (in ${times} of ${trained} trainings)` : '';
      return `${name} ${short(epochsToTarget!)}${share}`;
    });
  const never = known.filter(({ epochsToTarget }) => epochsToTarget === null).map(({ name }) => name);
  return [
    `Epochs to a ${cost} of ${short(target.cost)} (medians): ${[...said, ...never.map((name) => `${name} never`)].join(', ')}.`,
  ];
}

function learnerSentence({ examples, network, conclusion }: LearnersBeside): string[] {
  const { measure, arms, comparisons } = conclusion;
  const measured = arms.filter(({ mean }) => mean !== null);
  if (measured.length < 2) return [];
  const plain = (arm: string) => (arm === network ? 'network' : arm.replace(/, [^,]* examples$/, ''));
  const figures = [...measured]
    .sort((a, b) => (conclusion.larger ? b.mean! - a.mean! : a.mean! - b.mean!))
    .map(({ arm, mean }) => `${plain(arm)} ${figureOf(mean!, measure)}`);
  const told = comparisons.filter(({ verdict }) => verdict === 'better' || verdict === 'worse');
  const verdicts = told.map(
    (each) => `${plain(each.arm)} is ${each.verdict} than the network by ${amount(each, conclusion)}`,
  );
  const open = verdicts.length > 0 ? verdicts.join('; ') : 'no difference from the network is shown';
  const on = examples === null ? 'all examples' : `${examples} examples`;
  return [`On ${on}: ${figures.join(', ')}; ${open}.`];
}

/** What verdicts and intervals allow for. */
function scope({ comparisons, over }: Conclusion): string[] {
  const tested = comparisons.filter(({ p }) => p !== null).length;
  if (tested === 0) return [];
  const shared =
    over === 'starts' ? [] : ['Intervals allow for the examples that splits share (Nadeau and Bengio 2003).'];
  if (tested === 1) return shared;
  return [
    `Verdicts are corrected for ${tested} comparisons (Holm); each interval is that of its comparison alone.`,
    ...shared,
  ];
}
