import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount, formatNumber } from '../../../parts/numbers.js';
import { shortNames } from '../../../parts/short-name.js';
import type { Edges, LayerEdges } from '../../../session/protocol.js';
import { hiddenLayers } from '../../../state/layers.js';
import { prepared } from '../../../state/run.js';
import { useWatch } from '../../../state/watches.js';
import { LayerControls } from './layer-controls.js';
import { layoutOf, type PlacedLayer } from './layout.js';
import { UnitImages } from './unit-images.js';

/** The network as it is wanted: layers as columns of units, edges as wide and as colored as their weights are. */
export function NetworkDrawing({ editable }: { editable: boolean }) {
  const place = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = place.current!;
    const sized = new ResizeObserver(() => setRoom(element.clientWidth));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  const { specification, features, outputs } = prepared.value!;
  const drawn = specification.sizes;
  const hidden = hiddenLayers().map(({ units }) => units);
  const valid = hidden.every((units) => Number.isInteger(units) && units >= 1);
  const sizes = editable && valid ? [drawn[0], ...hidden, drawn[drawn.length - 1]] : drawn;
  const layout = layoutOf(sizes, room, editable);
  const seen = useWatch('edges', {}).value;
  const edges = seen && seen.sizes.join() === sizes.join() ? seen : null;
  const maps = useWatch('unitMaps', drawn[0] === 2 ? {} : null).value;
  const { width, height, margin, layers } = layout;
  // A letter is about 8 pixels wide.
  const letters = Math.floor((margin - 24) / 8);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="network-drawing scroll" ref={place} tabIndex={0} aria-label="The network">
      <div class="canvas" style={{ width: `${width}px` }}>
        {editable && <LayerControls layout={layout} />}
        <div class="picture" style={{ height: `${height}px` }}>
          <svg width={width} height={height} role="img" aria-label={inWords(sizes, edges)}>
            {edges?.layers.map((layer, at) => (
              <EdgeLines key={at} layer={layer} from={layers[at]} to={layers[at + 1]} />
            ))}
            {layers.map((layer, l) => (
              <Units key={l} layer={layer} l={l} edges={edges?.layers[l - 1]} />
            ))}
            <Names layer={layers[0]} names={features} side="left" letters={letters} />
            <Names layer={layers[layers.length - 1]} names={outputs} side="right" letters={letters} />
          </svg>
          {maps?.layers.every(({ units }, at) => units === sizes[at + 1]) && (
            <UnitImages layout={layout} maps={maps} />
          )}
        </div>
      </div>
    </section>
  );
}

function EdgeLines({ layer, from, to }: { layer: LayerEdges; from: PlacedLayer; to: PlacedLayer }) {
  const { rows, columns, W } = layer;
  const most = W.reduce((largest, w) => Math.max(largest, Math.abs(w)), 0) || 1;
  const lines = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const w = W[i * columns + j];
      const share = Math.abs(w) / most;
      lines.push(
        <line
          key={i * columns + j}
          class={w < 0 ? 'below' : 'above'}
          x1={from.x + 15}
          y1={from.y[j]}
          x2={to.x - 15}
          y2={to.y[i]}
          stroke-width={(0.4 + 3.6 * share).toFixed(2)}
          stroke-opacity={(0.12 + 0.78 * share).toFixed(2)}
        />,
      );
    }
  }
  return <g class="edges">{lines}</g>;
}

/** The units of a layer, each with its bias at the foot, and a word for those that are not shown. */
function Units({ layer, l, edges }: { layer: PlacedLayer; l: number; edges: LayerEdges | undefined }) {
  const { x, y, more, moreY } = layer;
  const most = edges?.b.reduce((largest, b) => Math.max(largest, Math.abs(b)), 0) || 1;
  return (
    <g>
      {y.map((at, i) => {
        const b = edges?.b[i];
        return (
          <g key={at} transform={`translate(${x} ${at})`}>
            <rect class={l === 0 ? 'unit input' : 'unit'} x="-14" y="-14" width="28" height="28" rx="5" />
            {b !== undefined && (
              <g>
                <title>{`b[${l}] of unit ${i + 1}: ${formatNumber(b)}`}</title>
                <rect class="bias-ground" x="-20" y="5" width="9" height="9" />
                <rect
                  class={b < 0 ? 'bias below' : 'bias above'}
                  x="-20"
                  y="5"
                  width="9"
                  height="9"
                  fill-opacity={(0.1 + (0.9 * Math.abs(b)) / most).toFixed(2)}
                />
              </g>
            )}
          </g>
        );
      })}
      {more > 0 && (
        <text class="more" x={x} y={moreY + 2} text-anchor="middle">
          … {formatCount(more)} more
        </text>
      )}
    </g>
  );
}

function Names(props: {
  layer: PlacedLayer;
  names: readonly string[];
  side: 'left' | 'right';
  letters: number;
}) {
  const { layer, names, side, letters } = props;
  const left = side === 'left';
  const shorts = shortNames(names.slice(0, layer.y.length), letters);
  return (
    <g class="names">
      {layer.y.map((y, i) => {
        const name = names[i] ?? '';
        return (
          <text key={y} x={layer.x + (left ? -22 : 22)} y={y + 4} text-anchor={left ? 'end' : 'start'}>
            {name.length > letters && <title>{name}</title>}
            {shorts[i]}
          </text>
        );
      })}
    </g>
  );
}

function inWords(sizes: readonly number[], edges: Edges | null): string {
  const hidden = sizes.slice(1, -1);
  const layers =
    hidden.length === 0
      ? 'no hidden layer'
      : `${hidden.length} hidden ${hidden.length === 1 ? 'layer' : 'layers'} of ${hidden.join(', ')} units`;
  const weights = edges?.layers.map(({ W }, at) => {
    const most = W.reduce((largest, w) => Math.max(largest, Math.abs(w)), 0);
    return `the largest weight drawn into layer ${at + 1} is ${formatNumber(most, 3)}`;
  });
  return `A network of ${sizes[0]} inputs, ${layers} and ${sizes[sizes.length - 1]} outputs${weights ? `; ${weights.join(', ')}` : ''}.`;
}
