import type { TrialTraining } from '../../studies/trial-result.js';
import type { Change, Suspect } from '../suspect.js';

/** Whether steps are too long or too short. */
export const rate: Suspect = {
  name: 'learning rate',
  symptoms: ['RATE_TOO_HIGH', 'RATE_TOO_LOW'],
  propose({ effective, training }) {
    const now = training.learningRate;
    const beside = (after: TrialTraining | null) => {
      const other = after === null || after.learningRate === now ? '' : `: ${after.learningRate} is better`;
      const which =
        after === null || after.learningRate === now ? 'wrong' : after.learningRate < now ? 'high' : 'low';
      return which === 'wrong'
        ? 'the learning rate is wrong'
        : `the learning rate ${now} is too ${which}${other}`;
    };
    const to = (value: number): Change => ({
      name: `rate ${value}`,
      options: { learningRate: value },
      verdict: beside,
    });
    const changes: Change[] = [];
    const { learningRate = 'auto', schedule = 'constant' } = effective;
    if (learningRate !== 'auto')
      changes.push({ name: 'rate auto', options: { learningRate: 'auto' }, verdict: beside });
    if (now > 0) changes.push(to(rounded(now / 10)), to(rounded(now * 10)));
    if (schedule !== 'constant') {
      changes.push({
        name: 'constant rate',
        options: { schedule: 'constant' },
        verdict: () => `the schedule ${schedule} stands in the way: a constant rate is better`,
      });
    }
    if (schedule !== 'bold-driver' && now > 0) {
      changes.push({
        name: 'Bold Driver',
        options: { schedule: 'bold-driver' },
        verdict: () => `no constant rate of ${now}: Bold Driver, which looks for it, is better`,
      });
    }
    return { because: `The learning rate is ${now}.`, changes };
  },
};

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
