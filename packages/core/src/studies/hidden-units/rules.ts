import type { Conclusion } from '../conclude/conclusion.js';
import { figureOf, rangeOf, short, sizeOf } from '../conclude/figures.js';
import type { RuleCheck, SizeFigures } from './found.js';
import { isWorse } from './recommend.js';
import { type Ends, meanWidth } from './sizes.js';

/** What these data say of the three rules of thumb. */
export function checkRules(
  sizes: readonly SizeFigures[],
  conclusion: Conclusion,
  ends: Ends,
): readonly RuleCheck[] {
  const tested = sizes.some(({ toBest }) => (toBest?.pairs ?? 0) >= 3);
  const known = sizes.filter(({ summary }) => summary.mean !== null);
  const one = known.filter(({ hidden }) => hidden.length === 1);
  if (!tested || conclusion.best === null)
    return rules.map((rule) => ({ rule, verdict: 'open', why: tooFew }));
  return [between(one, conclusion, ends), theMean(one, conclusion, ends), twice(one, ends)];
}

const rules = [
  'between outputs and inputs',
  'the mean of inputs and outputs',
  'at most twice the inputs',
] as const;

const tooFew = 'fewer than three pairs tell nothing from chance';

/** It holds where a width in between is not shown to be worse than the best network of all. */
function between(one: readonly SizeFigures[], conclusion: Conclusion, { inputs, outputs }: Ends): RuleCheck {
  const [rule] = rules;
  const [low, high] = [Math.min(inputs, outputs), Math.max(inputs, outputs)];
  const inside = one.filter(({ hidden: [width] }) => width >= low && width <= high);
  if (inside.length === 0)
    return { rule, verdict: 'open', why: `no width from ${low} to ${high} was measured` };
  const best = bestOf(inside, conclusion);
  const range = `the best width from ${low} to ${high} is ${best.hidden[0]} (${value(best, conclusion)})`;
  return {
    rule,
    verdict: isWorse(best) ? 'does not hold' : 'holds',
    why: `${range}${beside(best, conclusion)}`,
  };
}

function theMean(one: readonly SizeFigures[], conclusion: Conclusion, ends: Ends): RuleCheck {
  const rule = rules[1];
  const found = one.find(({ hidden: [width] }) => width === meanWidth(ends));
  if (found === undefined)
    return { rule, verdict: 'open', why: `${meanWidth(ends)} units were not measured` };
  const why = `${found.arm}: ${value(found, conclusion)}${beside(found, conclusion)}`;
  return { rule, verdict: isWorse(found) ? 'does not hold' : 'holds', why };
}

/** It holds where a wider layer is shown to overfit. */
function twice(one: readonly SizeFigures[], { inputs }: Ends): RuleCheck {
  const rule = rules[2];
  const wider = one.filter(({ hidden: [width] }) => width > 2 * inputs);
  if (wider.length === 0) {
    return { rule, verdict: 'open', why: `no layer of more than ${2 * inputs} units was measured` };
  }
  const over = wider.filter(({ fit }) => fit === 'overfits');
  const gaps = wider
    .flatMap(({ arm, gap }) => (gap === null ? [] : [`${arm} ${short(gap.mean)}`]))
    .join(', ');
  if (over.length > 0) {
    const names = over.map(({ arm }) => arm).join(', ');
    const why = `${names}: held-out cost above the lowest, at a lower training cost (held-out less training cost: ${gaps})`;
    return { rule, verdict: 'holds', why };
  }
  const worse = wider.filter(({ fit }) => fit === 'underfits').map(({ arm }) => arm);
  if (worse.length === wider.length) {
    return { rule, verdict: 'open', why: `${worse.join(', ')}: worse, but not for a lower training cost` };
  }
  return {
    rule,
    verdict: 'does not hold',
    why: `no layer of more than ${2 * inputs} units is shown to overfit here (held-out less training cost: ${gaps})`,
  };
}

function bestOf(sizes: readonly SizeFigures[], { larger }: Conclusion): SizeFigures {
  const sign = larger ? 1 : -1;
  return sizes.reduce((a, b) => (sign * (b.summary.mean! - a.summary.mean!) > 0 ? b : a));
}

function value({ summary }: SizeFigures, { measure }: Conclusion): string {
  return `${measure} ${figureOf(summary.mean!, measure)}`;
}

/** Beside the best network of all. */
function beside({ toBest }: SizeFigures, { best, measure }: Conclusion): string {
  if (toBest === null) return ', the best of all';
  const range = toBest.interval === null ? '' : ` (95 % interval ${rangeOf(toBest.interval, measure)})`;
  const sign = toBest.difference < 0 ? '−' : '+';
  return `, ${sign}${sizeOf(toBest.difference, measure)} beside ${best}${range}`;
}
