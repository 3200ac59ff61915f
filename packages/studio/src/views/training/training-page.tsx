import { useState } from 'preact/hooks';
import { data } from '../../state/data.js';
import { keptRuns } from '../../state/kept-runs.js';
import { prepared } from '../../state/run.js';
import { NetworkDrawing } from '../network/drawing/network-drawing.js';
import { Curves } from './charts/curves.js';
import { KeptRuns } from './kept-runs.js';
import { FirstWeights } from './layers/first-weights.js';
import { LayerActivity } from './layers/layer-activity.js';
import { UnitMaps } from './layers/unit-maps.js';
import { PlanePanel } from './plane/plane-panel.js';

/** The training as it goes. */
export function TrainingPage() {
  const [chosen, choose] = useState<number | null>(null);
  const network = prepared.value;
  if (network === null) {
    return (
      <p class="soft">
        {data.value === null
          ? 'Choose data first, in the view Data.'
          : 'Choose a target first, in the view Data.'}
      </p>
    );
  }
  const isImage = data.value?.pixels != null || data.value?.columns.some(({ kind }) => kind === 'image');
  return (
    <>
      <div class="training-top">
        <Curves chosen={chosen} />
        {isImage ? <FirstWeights /> : <PlanePanel />}
      </div>
      {keptRuns.value.length > 0 && <KeptRuns onChoose={choose} />}
      <section class="panel" aria-labelledby="network">
        <h2 id="network">Network</h2>
        <NetworkDrawing editable={false} />
      </section>
      {network.specification.sizes[0] === 2 && <UnitMaps />}
      <LayerActivity />
      {isImage && <PlanePanel />}
    </>
  );
}
