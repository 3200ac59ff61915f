import { formatCount, formatNumber } from '../../../parts/numbers.js';
import { useVisible } from '../../../parts/use-visible.js';
import type { LayerActivity as Layer, UnitState } from '../../../session/protocol.js';
import { prepared } from '../../../state/run.js';
import { useWatch } from '../../../state/watches.js';
import { BinsChart } from './bins-chart.js';

/** Z, A and dW of every layer as they are now, with the units that do not learn. */
export function LayerActivity() {
  const { place, visible } = useVisible<HTMLElement>();
  const seen = useWatch('activity', visible ? {} : null).value;
  return (
    <section class="panel" aria-labelledby="activity" ref={place}>
      <h2 id="activity">Inside the layers</h2>
      {seen === null ? (
        <p class="soft">
          {prepared.value !== null && prepared.value.specification.sizes[0] > 50_000
            ? 'Histograms of Z, A and dW take too long with so many inputs: fewer words (option max vocabulary) have them.'
            : 'Histograms of Z, A and dW.'}
        </p>
      ) : (
        <>
          <div class="activity">
            {seen.layers.map((layer) => (
              <LayerRow key={layer.layer} layer={layer} isLast={layer.layer === seen.layers.length} />
            ))}
          </div>
          <p class="soft small">
            Of {formatCount(seen.examples)} training examples. Saturated: near the bounds of its activation
            for more than half of them; dead: zero for all of them. Neither learns.
          </p>
        </>
      )}
    </section>
  );
}

function LayerRow({ layer, isLast }: { layer: Layer; isLast: boolean }) {
  const { layer: l, activation, Z, A, dW, gradient, units, saturated } = layer;
  const name = `layer ${l}`;
  return (
    <div class="layer-row">
      <div>
        <h3>
          {isLast ? 'Output' : `Layer ${l}`} <span class="soft">{activation}</span>
        </h3>
        <Units units={units} />
        {saturated !== null && (
          <p class="small">
            <strong>{(100 * saturated).toFixed(1)} %</strong> of the activations saturated
          </p>
        )}
      </div>
      <BinsChart name={`Z[${l}]`} of={name} bins={Z} />
      <BinsChart name={`A[${l}]`} of={name} bins={A} />
      <BinsChart name={`dW[${l}]`} of={name} bins={dW} note={`√ mean dW² ${formatNumber(gradient, 2)}`} />
    </div>
  );
}

const mostMarks = 128;

/** A mark for every unit: those that do not learn stand out by color and shape. */
function Units({ units }: { units: readonly UnitState[] }) {
  const count = (state: UnitState) => units.filter((unit) => unit === state).length;
  const [dead, saturated] = [count('dead'), count('saturated')];
  const shown = units.slice(0, mostMarks);
  const across = 16;
  const size = 9;
  return (
    <>
      <p class="small">
        {formatCount(units.length)} {units.length === 1 ? 'unit' : 'units'}
        {dead > 0 && <strong class="bad"> · {formatCount(dead)} dead</strong>}
        {saturated > 0 && <strong class="bad"> · {formatCount(saturated)} saturated</strong>}
      </p>
      <svg
        class="unit-marks"
        width={Math.min(across, shown.length) * size}
        height={Math.ceil(shown.length / across) * size}
        aria-hidden="true"
      >
        {shown.map((state, at) => {
          const [x, y] = [(at % across) * size, Math.floor(at / across) * size];
          return state === 'dead' ? (
            <path key={at} class="dead" d={`M${x + 1} ${y + 1}l5 5m0 -5l-5 5`} />
          ) : (
            <rect key={at} class={state} x={x} y={y} width={size - 2} height={size - 2} rx="1.5" />
          );
        })}
      </svg>
    </>
  );
}
