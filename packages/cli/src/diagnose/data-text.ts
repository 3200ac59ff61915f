import type {
  DataDiagnosis,
  FirstStep,
  ImageDiagnosis,
  RepresentationDiagnosis,
  TestDiagnosis,
  TextDiagnosis,
} from '@colonnade/core';
import { spellOption } from '@colonnade/core';
import { count, figure, plain, textTable } from '../terminal/table.js';
import { bar } from './bar.js';
import { driftTable } from './drift-table.js';

/** More columns than this are not listed one by one: those that say most are. */
const mostFeatures = 40;
const wordsShown = 8;
const groupsShown = 3;

/** What was looked at: rows, columns, target. */
export function describeData({ source, rows, columns, target }: DataDiagnosis): string {
  const size = `${plain(source)}: ${count(rows)} rows, ${count(columns)} ${columns === 1 ? 'column' : 'columns'}`;
  if (target === null) return `${size}, no target`;
  return `${size}, target ${target.columns.map((name) => plain(name)).join(', ')}: ${target.task} (${plain(target.why)})`;
}

/** Every column with what it says by itself, the one that says most first. */
export function describeFeatures({ features }: DataDiagnosis): string {
  const sorted = [...features].sort((a, b) => (b.information?.bits ?? -1) - (a.information?.bits ?? -1));
  const most = sorted.reduce((largest, { information }) => {
    return Math.max(largest, information?.bits ?? 0, information?.floor ?? 0);
  }, 0);
  const measured = features.some(({ information }) => information !== null);
  const rows = sorted
    .slice(0, mostFeatures)
    .map(({ name, kind, missing, information, spread }) => [
      plain(name, 40),
      kind,
      count(missing),
      ...(measured
        ? information === null
          ? ['', '', '', '']
          : [
              bar(information.bits, information.floor, most),
              figure(information.bits),
              figure(information.floor),
              information.verdict,
            ]
        : []),
      spread === null ? '–' : `${figure(spread.median)} ± ${figure(spread.deviation)}`,
    ]);
  const more = features.length - rows.length;
  return [
    textTable([
      [
        'column',
        'kind',
        'missing',
        ...(measured ? ['information', 'bits', 'chance', 'it is'] : []),
        'median ± deviation',
      ],
      ...rows,
    ]),
    ...(more > 0 ? [`  … and ${count(more)} more, which the report has`] : []),
  ].join('\n');
}

/** How a network starts with the columns as it may receive them. */
export function describeRepresentations({ representations }: DataDiagnosis): string | null {
  if (representations.length === 0) return null;
  return textTable([
    ['first step', 'inputs', scoreName(representations[0].firstStep), '± error', 'chance', 'option'],
    ...representations.map(({ name, inputs, firstStep, option }) => [
      plain(name, 50),
      count(inputs),
      figure(firstStep.value),
      figure(firstStep.error),
      figure(firstStep.floor),
      optionOf(option),
    ]),
  ]);
}

/** Theories that were derived, beside what they were derived from. */
export function describeDerived({ derived }: DataDiagnosis): string[] {
  return derived.map(({ name, expression, information, firstStep, parts, partsTogether, withDerived }) => {
    const row = (title: string, bits: number | undefined, step: FirstStep | null) => [
      plain(title, 50),
      bits === undefined ? '–' : figure(bits),
      stepText(step),
    ];
    return textTable([
      [`theory: ${plain(expression, 80)}`, 'bits', 'first step'],
      row(name, information?.bits, firstStep),
      ...parts.map((part) => row(part.name, part.information?.bits, part.firstStep)),
      row('its parts together', undefined, partsTogether),
      row('and with it', undefined, withDerived),
    ]);
  });
}

/** Which words tell, how much is noise, and what cut-offs keep. */
export function describeText({
  column,
  words,
  tokens,
  telling,
  noise,
  polar,
  cutOffs,
}: TextDiagnosis): string {
  const share = `${(100 * noise).toFixed(1)} %`;
  const sides = new Map<string | null, string[]>();
  for (const word of polar) sides.set(word.class, [...(sides.get(word.class) ?? []), plain(word.word, 20)]);
  const lines = [...sides].map(
    ([side, list]) =>
      `  ${side === null ? 'say most' : `for ${plain(side, 20)}`}: ${list.slice(0, wordsShown).join(', ')}`,
  );
  const table = textTable([
    ['more often than', 'polarity from', 'words', 'of the text', 'first step'],
    ...cutOffs.map((cut) => [
      count(cut.minCount),
      String(cut.polarityCutoff),
      count(cut.words),
      `${(100 * cut.tokens).toFixed(1)} %`,
      stepText(cut.firstStep),
    ]),
  ]);
  return [
    `${plain(column, 40)}: ${count(tokens)} words of ${count(words)} kinds; ${count(telling.words)} say more than chance (chance alone: about ${Math.round(telling.byChance)}), ${share} of the text is noise`,
    ...lines,
    ...(cutOffs.length > 0 ? [table] : []),
  ].join('\n');
}

/** Brightness, empty and duplicate images. */
export function describeImages({
  images,
  height,
  width,
  channels,
  brightness,
  empty,
  duplicates,
}: ImageDiagnosis): string {
  const size = `${height} × ${width}${channels === 1 ? '' : ` × ${channels}`}`;
  const explained =
    brightness.explained === null || brightness.floor === null
      ? ''
      : `; the class explains ${(100 * brightness.explained).toFixed(1)} % of it (chance: up to ${(100 * brightness.floor).toFixed(1)} %)`;
  return [
    `${count(images)} images of ${size}: brightness ${figure(brightness.mean)} ± ${figure(brightness.deviation)}${explained}`,
    `  ${count(empty.images)} of one color, ${count(duplicates.images)} that stand there before, ${count(duplicates.acrossClasses)} under two classes`,
    ...duplicates.examples.slice(0, groupsShown).map(({ rows, classes }) => {
      const places = rows.map(
        (row, i) => `row ${row}${classes.length > 0 ? ` (${plain(classes[i], 20)})` : ''}`,
      );
      return `  the same: ${places.join(', ')}`;
    }),
  ].join('\n');
}

const scoreName = ({ score }: FirstStep) => (score === 'r2' ? 'r²' : 'accuracy');

function stepText(step: FirstStep | null): string {
  return step === null ? '–' : `${figure(step.value)} ± ${figure(step.error)}`;
}

function optionOf(option: RepresentationDiagnosis['option']): string {
  return option?.option === undefined ? '' : spellOption(option.option, option.value, 'command');
}

/** The file to test on: rows that both have, and how far its columns lie from the data. */
export function describeTestFile({ source, rows, duplicates, columns, notJudged }: TestDiagnosis): string {
  return [
    `${plain(source)}, to test on: ${count(rows)} rows, ${count(duplicates)} of them in the data too`,
    ...(columns.length === 0 ? [] : [driftTable(columns)]),
    ...(notJudged.length === 0 ? [] : [`  not compared: ${notJudged.map((name) => plain(name)).join(', ')}`]),
  ].join('\n');
}
