import type { DiagnosisFinding } from '../diagnosis/finding.js';
import { wordsOfMeasure } from '../studies/conclude/figures.js';
import type { Fresh } from './fresh.js';
import type { Amount, Search, Step } from './improvement.js';
import type { Candidate } from './search.js';
import { asSentence, counted, sentenceOfGain } from './wording.js';

/** The first line, and what there is to say when nothing was found. */
export function verdictOf(
  searches: readonly Search[],
  chain: readonly Candidate[],
  { steps, gain, shown }: Fresh,
  stopped: 'done' | 'time' | 'interrupted',
  amount: Amount | null = null,
  symptoms: readonly DiagnosisFinding[] = [],
): { readonly verdict: string; readonly notes: readonly string[] } {
  if (steps.length > 0) {
    const spoken = chain.filter(
      ({ arm, symptom }) => symptom !== null && steps.some((step) => step.arm === arm.name),
    );
    const said = spoken.map(({ symptom }) => `The training itself says so: ${symptom!.detail}.`);
    return { verdict: found(steps), notes: [...said, ...missed(searches)] };
  }
  const tried = searches.flatMap(({ suspects }) => suspects.flatMap((suspect) => suspect.tried));
  const ended = tried.filter((each) => each.gain !== null);
  const [best] = chain;
  const fault = symptoms.find(({ severity }) => severity === 'fault');
  // What is plain to see in the training itself is said, whether or not there was time for what mends it.
  if (fault !== undefined && best?.symptom?.severity !== 'fault') {
    const felt =
      ended.length === 0
        ? 'There was no time to try what mends it.'
        : `The training itself says so; none of ${counted(ended.length, 'change')} that there was time for has been shown to mend it.`;
    return { verdict: `${fault.title}: ${fault.detail}.`, notes: [felt, ...missed(searches)] };
  }
  if (ended.length === 0) {
    const why = stopped === 'interrupted' ? 'it was stopped before' : 'there was no time for';
    return {
      verdict: `Nothing found: ${why} a single change.`,
      notes: ['Give it more time, or fewer rows.'],
    };
  }
  if (best === undefined) {
    const verdict = `Nothing found: none of ${counted(ended.length, 'change')} is better, even on the seeds they were tried on.${ofData(amount, searches)}`;
    return { verdict, notes: missed(searches) };
  }
  const enough = gain !== null && gain.interval !== null;
  const { symptom } = best;
  if (symptom?.severity === 'fault') {
    const felt =
      gain === null
        ? `There was no time to measure what "${best.change.name}" gains.`
        : `Mending it with "${best.change.name}" makes no difference in ${wordsOfMeasure(gain.measure)} here that can be told from chance: of what the training stumbles over, the best is kept.`;
    return { verdict: `${symptom.title}: ${symptom.detail}.`, notes: [felt, ...missed(searches)] };
  }
  if (!enough) {
    const why = stopped === 'interrupted' ? 'it was stopped' : 'the time was up';
    return {
      verdict: `Nothing found yet: ${why} before "${best.change.name}", the best of ${counted(ended.length, 'change')}, was measured on fresh seeds.`,
      notes: [...missed(searches)],
    };
  }
  return {
    verdict: `Nothing found: none of ${counted(ended.length, 'change')} is better on fresh seeds.${ofData(amount, searches)}`,
    notes: [
      `The best of them, "${best.change.name}", cannot be told from chance on ${counted(gain.pairs, 'fresh seed')}: ${sentenceOfGain(gain)}.`,
      ...missed(searches),
    ].slice(0, shown === null ? 0 : undefined),
  };
}

/** Where no option helps, whether data would: with the figures in the sentence about the amount. */
function ofData(amount: Amount | null, searches: readonly Search[]): string {
  const isTried = searches.some(({ suspects }) =>
    suspects.some(({ suspect, tried }) => suspect === 'size' && tried.some(({ gain }) => gain !== null)),
  );
  const neither = isTried
    ? ' Neither more data nor a larger network would help'
    : ' Nor would more data help';
  const words = {
    data: ' More data would help.',
    labels: `${neither}: the labels contradict each other.`,
    ceiling: `${neither}: what is left is in the labels, or in what the columns do not say.`,
    open: '',
  } as const;
  return amount === null ? '' : words[amount.limit];
}

function found(steps: readonly Step[]): string {
  const [first, ...others] = steps;
  return others.reduce(
    (text, { verdict }) => `${text} Then: ${asSentence(verdict)}`,
    asSentence(first.verdict),
  );
}

/** Suspects that there was no time for. */
function missed(searches: readonly Search[]): string[] {
  const [first] = searches;
  const left = (first?.suspects ?? []).filter(
    ({ tried }) => tried.length > 0 && tried.every(({ gain, problem }) => gain === null && problem === null),
  );
  if (left.length === 0) return [];
  return [`There was no time for: ${left.map(({ suspect }) => suspect).join(', ')}.`];
}
