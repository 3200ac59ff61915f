import { useState } from 'preact/hooks';
import { example, subject } from '../../state/understanding.js';
import { MatrixView } from './matrix-view.js';
import { Formula, Name } from './notation.js';
import { stepsOf } from './steps.js';

/** Through the network and back with one example, a formula at a time. */
export function Stepper() {
  const [wanted, setAt] = useState(0);
  const steps = stepsOf(example.value!, subject.value!.specification);
  const at = Math.min(wanted, steps.length - 1);
  const { formula, note, result, from, way } = steps[at];
  const go = (to: number) => setAt(Math.max(0, Math.min(steps.length - 1, to)));
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: steps.length - 1,
  };
  return (
    <section class="panel stepper" aria-labelledby="steps">
      <h2 id="steps">Forward and backward, step by step</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons inside */}
      <div
        class="row"
        onKeyDown={(event) => {
          const to = keys[event.key];
          if (to === undefined) return;
          event.preventDefault();
          go(to);
        }}
      >
        <button type="button" disabled={at === 0} onClick={() => go(at - 1)}>
          ← Back
        </button>
        <button type="button" class="primary" disabled={at === steps.length - 1} onClick={() => go(at + 1)}>
          Next →
        </button>
        <span class="soft">
          step {at + 1} of {steps.length}, {way === 'cost' ? 'the cost' : way}
        </span>
        <span class="soft keys">keys ← → Home End</span>
      </div>
      <ol class="way" aria-label="Steps">
        {steps.map(({ title, way: each }, i) => (
          <li key={title}>
            <button
              type="button"
              class={`quiet ${each}`}
              aria-current={i === at ? 'step' : undefined}
              onClick={() => go(i)}
            >
              {title === 'cost' ? 'J' : <Name of={title} />}
            </button>
          </li>
        ))}
      </ol>
      <p class="big" aria-live="polite">
        <Formula text={formula} />
      </p>
      {note && <p class="soft">{note}</p>}
      <div class="matrices">
        {result && <MatrixView matrix={result} strong />}
        {result && from.length > 0 && <span class="from soft">from</span>}
        {from.map((matrix) => (
          <MatrixView key={matrix.name} matrix={matrix} />
        ))}
      </div>
      {example.value!.pass.backward === null && (
        <p class="soft">There is no way back: the target of this example is not known.</p>
      )}
    </section>
  );
}
