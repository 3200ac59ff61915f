import { figureOf, rangeOf } from '../conclude/figures.js';
import { resamplingOf } from '../conclude/resampling.js';
import { autoMeasure, measures } from '../measure.js';
import type { StudyRun } from '../study-run.js';
import type { ScaleLearner, ScaleStudy } from './found.js';
import { type Law, lawOf } from './law.js';
import type { Contradictions } from './options.js';
import { type ScalePlan, stepsOf } from './plan.js';
import { differenceOf, pointOf, type Scored, scoredOf } from './points.js';
import { type Evidence, standingOf } from './standing.js';
import { verdictOf } from './verdict.js';

/** A contestant with its trials. */
interface Curve {
  readonly at: number;
  /** By rung of the plan; empty where there is no result. */
  readonly scored: ReadonlyMap<number, readonly Scored[]>;
  readonly law: Law | null;
}

/** What results say, all of them or some. */
export function concludeScale(
  planned: ScalePlan,
  run: StudyRun,
  contradictions: Contradictions | null = null,
): ScaleStudy {
  const { plan, rungs, contestants, notes } = planned;
  const measure = plan.measure === 'auto' ? autoMeasure(run.results) : plan.measure;
  const { larger } = measures[measure];
  const resampling = resamplingOf(run.results, measure);
  const about = { measure, larger, resampling };
  const curves = contestants.map((contestant, at): Curve => {
    const steps = stepsOf(planned, contestant);
    const all = steps.map((step) => [step.rung, scoredOf(step, run.results, measure)] as const);
    // One trial beside rungs with several says nothing of its own: the time was up behind it.
    const most = Math.max(0, ...all.map(([, own]) => own.length));
    const scored = new Map(all.filter(([, own]) => own.length > 1 || most < 2));
    return { at, scored, law: lawOf([...scored.values()], about) };
  });
  const difference = (one: Curve, other: Curve, rung: number) =>
    differenceOf(one.scored.get(rung) ?? [], other.scored.get(rung) ?? [], about);
  const lastOf = ({ scored }: Curve) => [...scored].filter(([, own]) => own.length > 0).at(-1)?.[0] ?? null;
  const meanOn = (curve: Curve, rung: number) =>
    pointOf(curve.scored.get(rung) ?? [], about)?.score.mean ?? null;

  /** The one that is best on a rung. */
  const bestOn = (rung: number, among: readonly Curve[] = curves): Curve | null => {
    const sign = larger ? 1 : -1;
    const known = among.filter((curve) => meanOn(curve, rung) !== null);
    known.sort((a, b) => sign * (meanOn(b, rung)! - meanOn(a, rung)!));
    return known[0] ?? null;
  };
  const evidenceOf = (curve: Curve): Evidence => {
    const rung = lastOf(curve);
    const points = [...curve.scored.values()].flatMap((scored) => pointOf(scored, about) ?? []);
    const [last, before] = [points.at(-1) ?? null, points.at(-2) ?? null];
    const best = rung === null ? null : bestOn(rung);
    const beside = best === null || best === curve ? null : difference(best, curve, rung!);
    const smaller = contestants[curve.at].kind === 'network' ? smallerThan(curve) : null;
    return {
      measure,
      larger,
      law: curve.law,
      last,
      before,
      best:
        beside === null
          ? null
          : { name: contestants[best!.at].name, score: meanOn(best!, rung!)!, difference: beside },
      overSmaller: smaller === null || rung === null ? null : difference(curve, smaller, rung),
    };
  };
  const smallerThan = (curve: Curve): Curve | null => {
    const networks = curves.filter(({ at }) => contestants[at].kind === 'network');
    return networks[networks.indexOf(curve) - 1] ?? null;
  };

  const learners = curves.map((curve): ScaleLearner => {
    const all = [...curve.scored.values()];
    const trained = all.flat().find(({ result }) => result.training !== null)?.result.training;
    return {
      ...contestants[curve.at],
      parameters: trained?.parameters ?? null,
      points: all.flatMap((scored) => pointOf(scored, about) ?? []),
      law: curve.law?.fitted ?? null,
      outlook: curve.law?.outlook ?? [],
      ...standingOf(evidenceOf(curve)),
    };
  });
  const own = curves.find(({ at }) => contestants[at].own);
  const rung = own === undefined ? null : lastOf(own);
  const best = rung === null ? null : bestOn(rung);
  const networks = curves.filter(({ at }) => contestants[at].kind === 'network');
  const above = own === undefined ? [] : networks.slice(networks.indexOf(own) + 1);
  const [large, network] = rung === null ? [null, null] : [bestOn(rung, above), bestOn(rung, networks)];
  const verdict = verdictOf({
    measure,
    larger,
    learners,
    contradictions,
    best:
      best === null || best === own || rung === null
        ? null
        : {
            learner: learners[best.at],
            difference: difference(best, own!, rung)!,
            overNetworks: network === best ? null : difference(best, network!, rung),
          },
    above: above.map(({ at }) => learners[at]),
    large: large && { learner: learners[large.at], difference: difference(large, own!, rung!) },
  });
  // They run in turns, and are told by kind.
  const shown = [...learners].sort(
    (one, other) => Number(one.kind === 'network') - Number(other.kind === 'network'),
  );
  return {
    plan,
    run,
    measure,
    larger,
    rungs,
    learners: shown,
    contradictions,
    verdict,
    sentences: [verdict.sentence, ...shown.flatMap((learner) => learnerSentence(learner, measure))],
    notes,
  };
}

function learnerSentence(
  { name, points, standing, because }: ScaleLearner,
  measure: ScaleStudy['measure'],
): string[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const { mean, interval } = last.score;
  const range = interval === null ? '' : ` (95 %: ${rangeOf(interval, measure)})`;
  const words = {
    rising: 'still rises',
    'too simple': 'is too simple',
    unsuited: 'does not suit these data',
    ceiling: 'is at the ceiling',
    open: 'is open',
  } as const;
  return [
    `${name[0].toUpperCase()}${name.slice(1)}, ${figureOf(mean, measure)}${range} on ${last.examples} examples, ${words[standing]}: ${because}.`,
  ];
}
