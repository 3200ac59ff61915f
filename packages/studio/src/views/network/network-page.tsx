import { OptionField } from '../../parts/field.js';
import { Problems } from '../../parts/problems.js';
import { data } from '../../state/data.js';
import { options, set } from '../../state/options.js';
import { prepared } from '../../state/run.js';
import { NetworkDrawing } from './drawing/network-drawing.js';
import { NetworkShapes } from './network-shapes.js';
import { RulesOfThumb } from './rules-of-thumb.js';

/** The network: its layers, how it begins, how it learns. */
export function NetworkPage() {
  const network = prepared.value;
  return (
    <>
      <Problems place="network" />
      {network === null ? (
        <p class="soft">
          {data.value === null
            ? 'Choose data first, in the view Data: its columns are the inputs of the network.'
            : 'Choose a target first, in the view Data.'}
        </p>
      ) : (
        <section class="panel" aria-labelledby="layers">
          <div class="panel-head">
            <h2 id="layers">Layers</h2>
            <ul class="key" aria-label="Colors">
              <li class="key-above">above zero</li>
              <li class="key-below">below zero</li>
              <li class="key-bias">bias</li>
            </ul>
            {options.value.hidden === undefined ? (
              <span class="soft small">chosen by a formula</span>
            ) : (
              <button type="button" class="quiet" onClick={() => set('hidden', undefined)}>
                Let a formula choose
              </button>
            )}
          </div>
          <NetworkDrawing editable />
        </section>
      )}
      <div class="three">
        <section class="panel" aria-labelledby="build">
          <h2 id="build">Build</h2>
          <OptionField name="initialization" />
          <OptionField name="seed" />
          <OptionField name="output" />
          <OptionField name="cost" />
          <OptionField name="bias" label="biases" />
          <OptionField name="precision" />
          <OptionField name="deterministic" />
        </section>
        <section class="panel" aria-labelledby="learn">
          <h2 id="learn">Learn</h2>
          <OptionField name="optimizer" />
          <OptionField name="learningRate" />
          <OptionField name="schedule" />
          <OptionField name="batchSize" />
          <OptionField name="shuffle" />
          <OptionField name="epochs" />
          <OptionField name="time" />
        </section>
        <section class="panel" aria-labelledby="hold">
          <h2 id="hold">Hold back</h2>
          <OptionField name="l2" label="l2 penalty" />
          <OptionField name="dropout" />
          <OptionField name="patience" />
          <OptionField name="minDelta" />
          <OptionField name="clipNorm" />
          <OptionField name="classWeight" />
        </section>
      </div>
      {network && (
        <div class="two">
          <NetworkShapes />
          <RulesOfThumb />
        </div>
      )}
    </>
  );
}
