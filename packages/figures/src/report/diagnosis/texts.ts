import type { TellingWord, TextDiagnosis } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { polarWordsFigure } from '../../figures/polar-words-figure.js';
import { cell, type Html, html } from '../html.js';
import { facts, folded, picture, section, table } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';
import { score } from './representations.js';

/** What the words say: which carry polarity, how much is noise, and what cut-offs keep. */
export function textsSection({ diagnosis: { texts, target } }: DiagnosisReportInput): Html | null {
  if (texts.length === 0) return null;
  return section('texts', 'What the words say', ...texts.map((text) => oneText(text, target?.classes ?? [])));
}

function oneText(text: TextDiagnosis, classes: readonly string[]): Html {
  const { column, texts, empty, words, tokens, telling, noise, cutOffs } = text;
  const drawing = polarDrawing(text, classes);
  return html`<p>Column <bdi><code>${column}</code></bdi>: ${formatCount(texts)} texts${empty > 0 && `, ${formatCount(empty)} of them empty`}, with ${formatCount(tokens)} words of ${formatCount(words)} kinds.</p>
${facts([
  ['say more than chance', `${formatCount(telling.words)} words`],
  ['as many by chance alone', `about ${formatNumber(telling.byChance, 2)}`],
  ['noise', `${formatShare(noise)} of what stands there`],
])}<div class="beside">${drawing}<div>${cutOffs.length > 0 && cutOffTable(text)}</div></div>
${text.polar.length > 0 && folded(`The ${text.polar.length} words that say most`, wordTable(text.polar))}`;
}

function polarDrawing({ polar }: TextDiagnosis, classes: readonly string[]): Html | null {
  const words = polarWords(polar);
  if (words.length === 0 || classes.length !== 2) return null;
  return picture(
    polarWordsFigure({ classes: [classes[0], classes[1]], words }),
    'Words that say most about the class, by how far they lean: the logarithm of how often they stand in one against the other, with its 95 % interval.',
  );
}

/** The words that have a polarity, as their figure takes them. */
export function polarWords(polar: readonly TellingWord[]) {
  return polar.flatMap(({ word, count, polarity, polarityError }) =>
    polarity === null || polarityError === null ? [] : [{ word, count, polarity, error: polarityError }],
  );
}

function wordTable(words: readonly TellingWord[]): Html {
  return table(
    'Words that say most',
    [
      { head: 'word' },
      { head: 'speaks for' },
      { head: 'times', number: true },
      { head: 'of them there', number: true },
      { head: 'polarity', number: true },
      { head: 'bits', number: true },
      { head: 'chance', number: true },
    ],
    words.map(({ word, class: spoken, count, inClass, polarity, polarityError, information, floor }) => [
      cell(word),
      cell(spoken ?? '–'),
      formatCount(count),
      inClass === null ? '–' : formatCount(inClass),
      polarity === null ? '–' : `${formatNumber(polarity, 3)} ± ${formatNumber(polarityError, 2)}`,
      formatNumber(information, 3),
      formatNumber(floor, 2),
    ]),
  );
}

function cutOffTable({ cutOffs }: TextDiagnosis): Html {
  return table(
    'What cut-offs keep',
    [
      { head: 'more often than', number: true },
      { head: 'polarity from', number: true },
      { head: 'words', number: true },
      { head: 'of what stands there', number: true },
      { head: 'first step', number: true },
    ],
    cutOffs.map(({ minCount, polarityCutoff, words, tokens, firstStep }) => [
      formatCount(minCount),
      String(polarityCutoff),
      formatCount(words),
      formatShare(tokens),
      score(firstStep),
    ]),
  );
}
