import type { FirstStep, Information } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { firstStepFigure } from '../../figures/first-step-figure.js';
import { cell, type Html, html } from '../html.js';
import { picture, section, table } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';

/** How a network starts with the columns as it may receive them. */
export function representationsSection({ diagnosis }: DiagnosisReportInput): Html | null {
  const { representations, derived } = diagnosis;
  if (representations.length === 0 && derived.length === 0) return null;
  const [first] = representations;
  const drawing =
    first &&
    picture(
      firstStepFigure({
        score: first.firstStep.score,
        bars: representations.map(({ name, firstStep }) => ({ name, ...firstStep })),
      }),
      'Held-out score of the weights after one gradient step from zeros. It is not what training reaches, but how well the inputs are framed: it moves with scale, as the network does.',
    );
  const rows = representations.map(({ name, inputs, firstStep }) => [
    cell(name),
    formatCount(inputs),
    score(firstStep),
    firstStep.score === 'accuracy' ? formatShare(firstStep.floor) : formatNumber(firstStep.floor, 3),
  ]);
  const numbers =
    rows.length > 0 &&
    table(
      'First step of each representation',
      [
        { head: 'representation' },
        { head: 'inputs', number: true },
        { head: 'first step', number: true },
        { head: 'chance', number: true },
      ],
      rows,
    );
  return section(
    'representations',
    'How the network starts',
    html`<div class="beside">${drawing}<div>${numbers}</div></div>`,
    theories(diagnosis),
  );
}

/** `83.1 % ± 1.2`: the standard error behind. */
export function score(step: Pick<FirstStep, 'score' | 'value' | 'error'> | null): string {
  if (step === null) return '–';
  const { value, error } = step;
  if (step.score === 'accuracy') return `${formatShare(value)} ± ${(100 * error).toFixed(1)}`;
  return `${formatNumber(value, 3)} ± ${formatNumber(error, 2)}`;
}

/** Derived columns beside what they are computed from. */
function theories({ derived }: DiagnosisReportInput['diagnosis']): Html[] {
  const bits = (information: Information | null) =>
    information === null ? '–' : `${formatNumber(information.bits, 3)} (${information.verdict})`;
  return derived.map(({ name, expression, information, firstStep, parts, partsTogether, withDerived }) =>
    table(
      `A theory without training: ${expression}`,
      [{ head: 'columns' }, { head: 'bits', number: true }, { head: 'first step', number: true }],
      [
        [cell(name), bits(information), score(firstStep)],
        ...parts.map((part) => [cell(part.name), bits(part.information), score(part.firstStep)]),
        ['its parts together', '–', score(partsTogether)],
        ['and with it', '–', score(withDerived)],
      ],
    ),
  );
}
