import { figureOf, rangeOf, short, sizeOf } from '../conclude/figures.js';
import type { MeasureName } from '../measure.js';
import type { ScaleLearner, ScaleVerdict } from './found.js';
import { curveNow, errorOf } from './law.js';
import type { Contradictions } from './options.js';
import type { Difference } from './points.js';
import { isMaterial, level, material, suspected } from './standing.js';

/** Contradicting rows explain an error where they make at least so much of it. */
export const explains = 0.3;

/** What the verdict is made of. */
export interface Findings {
  readonly measure: MeasureName;
  readonly larger: boolean;
  readonly learners: readonly ScaleLearner[];
  readonly contradictions: Contradictions | null;
  /**
   * The best on the last rung of the own network, how much better than it, and of a learner how much better than the
   * best network.
   */
  readonly best: {
    readonly learner: ScaleLearner;
    readonly difference: Difference;
    readonly overNetworks: Difference | null;
  } | null;
  /** The larger networks, and the best of them with how much better than the own one it is. */
  readonly above: readonly ScaleLearner[];
  readonly large: { readonly learner: ScaleLearner; readonly difference: Difference | null } | null;
}

/** Whether data, size, the kind of learner or nothing of these holds the network that was asked for back. */
export function verdictOf(findings: Findings): ScaleVerdict {
  const { measure, larger, learners, best, above, large } = findings;
  const own = learners.find((learner) => learner.own);
  const last = own?.points.at(-1);
  if (own === undefined || last === undefined || own.standing === 'open') {
    const why = own === undefined || last === undefined ? 'it has no result' : own.because;
    return { limit: 'open', sentence: `Whether data or size holds the network back is not told: ${why}.` };
  }
  const error = errorOf(last.score.mean, larger);
  // What is known to be too simple needs less to be told what is better.
  const p = own.standing === 'too simple' ? suspected : level;
  // The best of several is better by chance more often than one is (Bonferroni).
  const larges = large?.difference ?? null;
  const isSize = isMaterial(larges, error, p / Math.max(1, above.length));
  const isData = own.standing === 'rising';
  const size = isSize ? `${wordsOf(large!.learner)} is better by ${amount(larges!, measure)}` : '';
  const data = isData ? dataSentence(own, measure, larger) : '';
  // More data is named where it is likely to help. So is another learner then, or it would be passed over for what is no surer.
  const isLearner = best?.learner.kind === 'learner' && isMaterial(best.difference, error, suspected);
  if (isSize) {
    // A larger network is no advice where another learner leaves all of them behind.
    const left = errorOf(large!.learner.points.at(-1)!.score.mean, larger);
    if (isLearner && isMaterial(best.overNetworks, left, level)) {
      const beyond = `${best.learner.name} is better than every network by ${amount(best.overNetworks!, measure)}, on the same examples`;
      return {
        limit: 'learner',
        sentence: `Another learner: ${beyond}. Of the networks, ${size}.${untrainedSentence(findings)}`,
      };
    }
    if (!isData) {
      return {
        limit: 'size',
        sentence: `A larger network, not more data: ${size} on the same examples, and the medium one gains next to nothing by more.`,
      };
    }
    const first = own.outlook[0].gain.median >= larges!.better;
    return {
      limit: 'both',
      sentence: first
        ? `More data, then a larger network: ${data}; on the same examples ${size}.`
        : `A larger network, then more data: ${size} on the same examples; ${data}.`,
    };
  }
  if (isLearner) {
    const surely = isMaterial(best.difference, error, level) ? 'is better' : 'is probably better';
    const other = `${best.learner.name} ${surely} than the network by ${amount(best.difference, measure)}`;
    const sizes = above.map(({ hidden }) => hidden!.join(',')).join('; ');
    const nor = sizes === '' ? '' : `, and nor does a larger network (${sizes})`;
    return {
      limit: 'learner',
      sentence: isData
        ? `Another learner, or more data: ${other}; ${data}.`
        : `Another learner: ${other}, on the same examples. More data would not change that${nor}.${untrainedSentence(findings)}`,
    };
  }
  if (isData) return { limit: 'data', sentence: `More data: ${data}; a larger network is not better.` };
  return { limit: 'ceiling', sentence: ceilingSentence(own, findings) };
}

/**
 * Where no network learns its own examples as well as the best learner predicts others, size and data are not what is
 * wanting; empty where that is not so.
 */
function untrainedSentence({ learners, best, measure, larger }: Findings): string {
  const [other] = best!.learner.points.slice(-1);
  const trained = learners.flatMap(({ kind, points }) => (kind === 'network' ? points.slice(-1) : []));
  const [closest] = trained
    .map(({ train }) => train.mean)
    .sort((a, b) => errorOf(a, larger) - errorOf(b, larger));
  const reached = errorOf(other.score.mean, larger);
  if (errorOf(closest, larger) <= (1 + material) * reached) return '';
  return ` No network learns even its own examples as well as that (${figureOf(closest, measure)} at best): how they are trained is what to change, such as the rate, the epochs, the penalty or the inputs.`;
}

/** `the large network (8)`, `a network of 32`. */
function wordsOf({ name, hidden }: ScaleLearner): string {
  return name.startsWith('network of') ? `a ${name}` : `the ${name} (${hidden!.join(',')})`;
}

function dataSentence({ outlook, points }: ScaleLearner, measure: MeasureName, larger: boolean): string {
  const [twice, tenfold] = outlook;
  const told = (value: number) => figureOf(value, measure);
  const { score, gain } = twice;
  const now = points[points.length - 1].score.mean;
  const curve = curveNow(twice, now, larger);
  const lucky =
    curve !== null
      ? `; by its curve it stands at ${told(curve)} now, and the ${told(now)} that were measured may be luck in part`
      : '';
  return `twice the examples would bring about ${sizeOf(gain.median, measure)}, to ${told(score.median)} (90 %: ${rangeOf([score.low, score.high], measure)}), ten times ${told(tenfold.score.median)} (${rangeOf([tenfold.score.low, tenfold.score.high], measure)})${lucky}`;
}

function ceilingSentence(own: ScaleLearner, { measure, contradictions, learners, larger }: Findings): string {
  const { score } = own.points.at(-1)!;
  const [twice] = own.outlook;
  const alike = learners.filter(({ standing }) => standing === 'ceiling').map(({ name }) => name);
  const stop = `Neither more data nor a larger network: ${figureOf(score.mean, measure)} is as far as it goes, and twice the examples would bring about ${sizeOf(twice.gain.median, measure)} (90 %: up to ${sizeOf(twice.gain.high, measure)})`;
  const error = errorOf(score.mean, larger);
  const shown = measure === 'accuracy' || measure === 'r2';
  if (contradictions !== null && shown && 1 - contradictions.ceiling >= explains * error) {
    return `${stop}. The labels contradict each other: ${contradictions.contradicting} of ${contradictions.rows} rows have the same inputs as a row with another target, so that nothing can do better than ${short(100 * contradictions.ceiling)} % on them.`;
  }
  const left = 'is left is in the labels, or in what the columns do not say';
  if (alike.length < 2) return `${stop}. What ${left}.`;
  return `${stop}. ${alike.length} learners stop there (${alike.join(', ')}): what ${left}.`;
}

function amount({ better, interval }: Difference, measure: MeasureName): string {
  const range = interval === null ? '' : ` (95 %: ${rangeOf(interval, measure)})`;
  return `${sizeOf(better, measure)}${range}`;
}
