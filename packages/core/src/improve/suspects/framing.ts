import { binOffer } from '../../studies/framing/bins.js';
import { logOffer } from '../../studies/framing/logarithms.js';
import type { RankedColumn } from '../../studies/framing/representation.js';
import { scaleOffer } from '../../studies/framing/scales.js';
import { subsetOffer } from '../../studies/framing/subsets.js';
import { wordOffer } from '../../studies/framing/words.js';
import type { Change, Suspect } from '../suspect.js';
import { takenBack } from './taken-back.js';

/** Whether the data are put so that a network can hear them. */
export const framing: Suspect = {
  name: 'data and framing',
  symptoms: ['NOT_STANDARDIZED'],
  propose(evidence) {
    const { table, schema, base, effective, diagnosis } = evidence;
    const back = takenBack(evidence, {
      standardize: (now) =>
        now === 'none'
          ? 'numbers as they are stand in the way: standardized they are better'
          : `numbers scaled by ${now} stand in the way: scaled as usual they are better`,
      transform: (now) => `the transforms ${now} stand in the way: without them it is better`,
    });
    const scaled = back.some(({ options }) => Object.hasOwn(options, 'standardize'));
    const ranking = diagnosis.features.flatMap(({ name, information }): RankedColumn[] =>
      information === null ? [] : [{ name, bits: information.bits, verdict: information.verdict }],
    );
    const offered = [
      scaleOffer(schema, effective),
      logOffer(table, schema, base),
      wordOffer(schema, base),
      subsetOffer(schema, base, ranking),
      binOffer(table, schema, base),
    ].flatMap(({ representations }) => representations);
    const changes = offered
      .filter(({ options }) => !(scaled && options.standardize === 'feature'))
      .map(({ name, options }): Change => {
        return { name, options, verdict: () => `the data can be put more plainly: ${name}` };
      });
    const steps = diagnosis.representations.slice(0, 1).map(({ firstStep: { score, value, floor } }) => {
      const what = score === 'r2' ? 'r²' : 'accuracy';
      return `The first step from zeros has ${what} ${value.toFixed(3)} on held-out rows, and chance reaches ${floor.toFixed(3)}.`;
    });
    const telling = ranking.filter(({ verdict }) => verdict === 'signal').length;
    const columns =
      ranking.length === 0 ? '' : ` ${telling} of ${ranking.length} columns say something by themselves.`;
    return { because: `${steps.join('')}${columns}`.trim(), changes: [...back, ...changes] };
  },
};
