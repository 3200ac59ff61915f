import { forgetEverything, isKept } from '../../state/kept.js';
import { trainingKept } from '../../state/kept-training.js';

const words = {
  nothing: '',
  kept: 'What is open, with every correction and the training, is kept in this browser and comes back after a reload.',
  refused:
    'This browser does not keep what is open (a private window, or too little room): after a reload it has to be opened again.',
} as const;

/** What is kept, and how to be rid of it. */
export function Kept() {
  return (
    <section class="panel kept" aria-labelledby="kept">
      <h2 id="kept">Kept in this browser</h2>
      <p class="soft">
        {words[isKept.value]}
        {isKept.value === 'kept' &&
          !trainingKept.value &&
          ' The training is not: there is too little room for it, and after a reload it begins anew.'}{' '}
        Nothing is sent anywhere.
      </p>
      <button type="button" onClick={() => void forgetEverything()}>
        Forget everything
      </button>
    </section>
  );
}
