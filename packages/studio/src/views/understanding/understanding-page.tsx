import { Problems } from '../../parts/problems.js';
import { model } from '../../state/model.js';
import { example, of, picked, subject } from '../../state/understanding.js';
import { CodePanel } from './code-panel.js';
import { DrawPanel } from './draw-panel.js';
import { ExamplePanel } from './example-panel.js';
import { NetDrawing } from './net-drawing.js';
import { GivePanel, SubjectChoice } from './saved-model.js';
import { Stepper } from './stepper.js';
import { SurveyPanel } from './survey-panel.js';
import { PickedPanel } from './unit-panel.js';

/** Understanding: what the network makes of one example, and where it is wrong. */
export function UnderstandingPage() {
  const about = subject.value;
  return (
    <>
      <SubjectChoice />
      <Problems place="understanding" />
      {about === null && model.value === null && (
        <p class="soft">
          There is no network to look into yet: choose data and a target, or open a saved model.
        </p>
      )}
      {about && (
        <>
          {example.value && (
            <>
              <ExamplePanel />
              <section class="panel" aria-labelledby="network">
                <h2 id="network">The network, with this example in it</h2>
                <p class="soft net-key">
                  <span class="sign">blue</span> is positive, <span class="sign negative">orange</span>{' '}
                  negative; the wider, the larger
                </p>
                <div class="facing wide">
                  <NetDrawing example={example.value} about={about} picked={picked.value} />
                  <PickedPanel />
                </div>
              </section>
              <Stepper />
            </>
          )}
          {Object.keys(about.parts).length > 0 && <SurveyPanel />}
          {about.image?.channels === 1 && <DrawPanel />}
          <GivePanel />
          {of.value === 'run' && <CodePanel />}
        </>
      )}
    </>
  );
}
