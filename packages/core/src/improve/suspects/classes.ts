import type { MeasureName } from '../../studies/measure.js';
import type { Suspect } from '../suspect.js';

/** Measures that small classes count in. */
const ofClasses: readonly MeasureName[] = ['precision', 'recall', 'f1'];

/** Whether small classes have their say, where the measure asks for it. */
export const classes: Suspect = {
  name: 'balance of classes',
  symptoms: [],
  propose({ schema, effective, measure }) {
    const { target } = schema;
    if (target === null || target.task === 'regression' || target.task === 'multilabel')
      return { because: 'There are no classes of which every example has one.', changes: [] };
    const counts = [...target.counts];
    const because = `The smallest class has ${Math.min(...counts)} rows, the largest ${Math.max(...counts)}.`;
    if (!ofClasses.includes(measure) || effective.classWeight === 'balanced') return { because, changes: [] };
    return {
      because,
      changes: [
        {
          name: 'balanced classes',
          options: { classWeight: 'balanced' },
          verdict: () => 'small classes have too little say: balanced weights are better',
        },
      ],
    };
  },
};
