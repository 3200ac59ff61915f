import { OptionField } from '../../parts/field.js';
import { Problems } from '../../parts/problems.js';
import { prepared } from '../../state/run.js';
import { NetworkShapes } from './network-shapes.js';

/** The network: its layers, how it begins, how it learns. */
export function NetworkPage() {
  return (
    <>
      <Problems place="network" />
      <div class="two">
        <section class="panel" aria-labelledby="build">
          <h2 id="build">Build</h2>
          <OptionField name="hidden" label="hidden layers" />
          <OptionField name="activation" />
          <OptionField name="initialization" />
          <OptionField name="cost" />
          <OptionField name="seed" />
        </section>
        <section class="panel" aria-labelledby="learn">
          <h2 id="learn">Learn</h2>
          <OptionField name="optimizer" />
          <OptionField name="learningRate" />
          <OptionField name="schedule" />
          <OptionField name="batchSize" />
          <OptionField name="epochs" />
          <OptionField name="l2" label="l2 penalty" />
        </section>
      </div>
      {prepared.value && <NetworkShapes />}
    </>
  );
}
