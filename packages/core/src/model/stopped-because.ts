import type { Training } from './training.js';

/** Why a training ended, as a sentence. */
export function stoppedBecause({ history, options }: Training): string {
  const option = (name: string) => options.find((choice) => choice.name === name)?.value;
  const { epochs } = history;
  const judge = history[0]?.costValidation == null ? 'training' : 'validation';
  switch (history.stopped) {
    case 'epochs':
      return epochs === 1 ? 'The one epoch was run.' : `All ${epochs} epochs were run.`;
    case 'patience': {
      const minDelta = Number(option('minDelta'));
      const enough = minDelta > 0 ? ` by more than ${minDelta}` : '';
      return `The ${judge} cost had not fallen${enough} for ${option('patience')} epochs.`;
    }
    case 'time':
      return `The time of ${option('time')} seconds was over.`;
    case 'rate':
      return 'The learning rate fell below its lower limit: no smaller step made the cost smaller.';
    case 'interrupted':
      return `The run was interrupted after epoch ${epochs}.`;
    case 'not-finite':
      return `The cost or a gradient stopped being a finite number in epoch ${epochs + 1}, which was taken back.`;
  }
}
