import type { Remedy } from '../../foundation/errors.js';
import type { DiagnosisFinding } from '../finding.js';
import type { FirstStep } from '../measures/measured.js';
import type { TextDiagnosis } from './diagnose-text.js';

/** Less noise than this is not worth a word. */
const muchNoise = 0.25;
/** Standard errors that a first step has to rise by, or may fall by. */
const [rise, fall] = [2, 1];

/** Texts of which much is noise, with the cut-off that takes it away. */
export function textFindings(texts: readonly TextDiagnosis[]): DiagnosisFinding[] {
  return texts.filter(({ noise }) => noise >= muchNoise).map(noiseWords);
}

function noiseWords(text: TextDiagnosis): DiagnosisFinding {
  const { column, noise, words, telling, cutOffs } = text;
  const cut = better(text);
  const [asked] = cutOffs;
  const gain = cut === null ? 0 : (cut.firstStep?.value ?? 0) - (asked?.firstStep?.value ?? 0);
  const steps =
    cut === null || !cut.firstStep || !asked?.firstStep
      ? ''
      : `; with ${cut.words.toLocaleString('en-US')} words in place of ${asked.words.toLocaleString('en-US')} the first step goes from ${score(asked.firstStep)} to ${score(cut.firstStep)}`;
  return {
    code: 'NOISE_WORDS',
    severity: 'note',
    columns: [column],
    title: `Of what stands in "${column}", ${percent(noise)} says no more than chance`,
    detail:
      `${telling.words.toLocaleString('en-US')} of ${words.toLocaleString('en-US')} words tell the target apart; ` +
      `by chance alone about ${telling.byChance.toFixed(0)} would${steps}`,
    effect: Math.max(0, gain),
    advice: cut === null ? null : adviceOf(cut, asked.minCount),
    evidence: { noise, words, telling: telling.words, byChance: telling.byChance },
  };
}

/** The lowest polarity cut-off that lifts the first step beyond its error; else the highest count that does not lower it. */
function better({ cutOffs }: TextDiagnosis) {
  const [asked, ...others] = cutOffs;
  if (!asked?.firstStep) return null;
  const least = asked.firstStep;
  const moved = (step: FirstStep) => (step.value - least.value) / Math.max(1e-12, step.error, least.error);
  const polar = others.find(
    ({ polarityCutoff, firstStep }) => polarityCutoff > 0 && firstStep !== null && moved(firstStep) > rise,
  );
  const rare = others.filter(
    ({ polarityCutoff, firstStep, words }) =>
      polarityCutoff === 0 && words < asked.words && firstStep !== null && moved(firstStep) >= -fall,
  );
  return polar ?? rare.at(-1) ?? null;
}

function adviceOf(cut: { polarityCutoff: number; minCount: number }, asked: number): Remedy {
  return cut.minCount === asked
    ? { text: 'try {option}', option: 'polarityCutoff', value: cut.polarityCutoff }
    : { text: 'a smaller network does as well: try {option}', option: 'minCount', value: cut.minCount };
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const score = ({ value, error }: FirstStep) => `${value.toFixed(3)} ± ${error.toFixed(3)}`;
