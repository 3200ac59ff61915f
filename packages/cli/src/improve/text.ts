import { type Improvement, sentenceOfGain, sizeOfGain } from '@colonnade/core';
import { flagsOf } from '../study/option-text.js';
import { plain, textTable } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';

const lineWidth = 100;

/** What was found on the terminal: the verdict, the change, its gain and its command, then what was tried. */
export function describeImprovement(found: Improvement, command: string | null, quiet: boolean): string {
  const head = [
    ...paragraphs([found.verdict]),
    ...(found.found || found.cause !== null ? aboutChange(found, command) : []),
  ];
  const beside = [...found.warnings.map((each) => `Warning: ${each}`), ...found.notes, ...aboutAmount(found)];
  if (quiet)
    return `${[...head, ...paragraphs(found.warnings.map((each) => `Warning: ${each}`))].join('\n')}\n`;
  return `${[
    head.join('\n'),
    ...beside.map((each) => paragraphs([each]).join('\n')),
    ...aboutData(found),
    triedTable(found),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function aboutChange({ change, steps, gain }: Improvement, command: string | null): string[] {
  return [
    '',
    `  change   ${plain(flagsOf(change), 1000)}`,
    ...(gain === null ? [] : [`  gain     ${sentenceOfGain(gain)}, on ${gain.pairs} fresh seeds`]),
    ...(command === null ? [] : [`  command  ${command}`]),
    ...(steps.length < 2
      ? []
      : [
          '',
          ...steps.map(
            (step, i) => `  step ${i + 1}: ${plain(step.name)}, ${step.gain ? sizeOfGain(step.gain) : ''}`,
          ),
        ]),
  ];
}

function aboutAmount({ amount }: Improvement): string[] {
  return amount === null ? [] : [amount.sentence];
}

/** What the look at the data found, in a line each. */
function aboutData({ findings }: Improvement): string[] {
  const told = findings.filter(({ severity }) => severity !== 'note').slice(0, 5);
  if (told.length === 0) return [];
  return [
    [
      'The data ("colonnade diagnose" has the figures):',
      ...told.map(({ severity, title, code }) => `  ${severity}: ${plain(title, 200)} [${code}]`),
    ].join('\n'),
  ];
}

/** Every change of the first search, on the seeds that the best was picked on. */
function triedTable({ searches }: Improvement): string {
  return searches
    .map(({ from, suspects }) => {
      const rows = suspects.flatMap(({ suspect, tried }) =>
        tried.map(({ name, gain, problem }, at) => [
          at === 0 ? suspect : '',
          plain(name, 48),
          gain === null
            ? problem === null
              ? 'no time'
              : plain(problem, 60)
            : sizeOfGain({ ...gain, interval: null }),
        ]),
      );
      return rows.length === 0
        ? ''
        : textTable([['suspect', `beside "${plain(from, 40)}"`, 'in the search'], ...rows]);
    })
    .filter((table) => table !== '')
    .join('\n\n');
}

function paragraphs(texts: readonly string[]): string[] {
  return texts.flatMap((text) => wrap(plain(text, 2000), lineWidth));
}
