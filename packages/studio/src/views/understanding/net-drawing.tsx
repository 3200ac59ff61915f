import { useRef, useState } from 'preact/hooks';
import { formatEntry } from '../../parts/numbers.js';
import { shortNames } from '../../parts/short-name.js';
import type { ExampleView, ShortMatrix, SubjectSummary } from '../../session/subject/protocol.js';
import { type Picked, pick } from '../../state/understanding.js';

const column = 150;
const row = 46;
const radius = 14;
const top = 34;
const side = 92;

/** Where the shown units of a layer stand; a gap is left where the rest of them is. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly unit: number;
}

/** The network with the example in it: a unit's fill is how strong it is, an edge's width how large its weight is. */
export function NetDrawing(props: { example: ExampleView; about: SubjectSummary; picked: Picked | null }) {
  const { pass } = props.example;
  const { sizes } = props.about.specification;
  const [focus, setFocus] = useState<readonly [layer: number, at: number]>([1, 0]);
  const frame = useRef<SVGSVGElement>(null);
  const slots = Math.max(...pass.A.map(({ i, rows }) => i.length + (rows > i.length ? 1 : 0)));
  const layers = pass.A.map((A, l) => placesOf(A, l, slots));
  const height = top + slots * row + 30;
  const width = 2 * side + (layers.length - 1) * column;

  const move = (event: KeyboardEvent, l: number, at: number) => {
    const to: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [l - 1, at],
      ArrowRight: [l + 1, at],
      ArrowUp: [l, at - 1],
      ArrowDown: [l, at + 1],
    };
    const next = to[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      void pick({ kind: 'unit', layer: l, unit: layers[l][at].unit });
    }
    if (next === undefined) return;
    event.preventDefault();
    const layer = Math.max(1, Math.min(layers.length - 1, next[0]));
    const place = Math.max(0, Math.min(layers[layer].length - 1, next[1]));
    setFocus([layer, place]);
    const wanted = `[data-place="${layer}-${place}"]`;
    frame.current?.querySelector<SVGGElement>(wanted)?.focus();
  };

  return (
    <div class="scroll net">
      {/* biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG */}
      <svg
        ref={frame}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={`The network, ${sizes.join('-')}. Arrow keys move between units, Enter shows the numbers of one.`}
      >
        {layers.slice(1).map((to, at) => (
          <Edges
            key={at}
            layer={at + 1}
            W={pass.W[at + 1]!}
            from={layers[at]}
            to={to}
            picked={props.picked}
          />
        ))}
        {layers.map((places, l) => {
          const A = pass.A[l];
          const names = places.map(({ unit }) =>
            l === 0 ? props.about.features[unit] : outputName(props.about, l, unit),
          );
          const shorts = shortNames(
            names.map((name) => name ?? ''),
            10,
          );
          const largest = Math.max(...A.values.map(([value]) => Math.abs(value)), 1e-12);
          return (
            <g key={l}>
              <text class="head" x={places[0].x} y={14}>
                {l === 0 ? 'X' : `layer ${l}`}
              </text>
              {places.map(({ x, y, unit }, at) => {
                const [value] = A.values[at];
                const isPicked =
                  props.picked?.kind === 'unit' && props.picked.layer === l && props.picked.unit === unit;
                const name = names[at];
                const circle = (
                  <>
                    <circle class="paper" cx={x} cy={y} r={radius} />
                    <circle
                      class={value < 0 ? 'fill negative' : 'fill'}
                      cx={x}
                      cy={y}
                      r={radius}
                      fill-opacity={(0.75 * Math.min(1, Math.abs(value) / largest)).toFixed(3)}
                    />
                    <text class="value" x={x} y={y + radius + 11}>
                      {formatEntry(value)}
                    </text>
                    {name && (
                      <text
                        class="label"
                        x={l === 0 ? x - radius - 6 : x + radius + 6}
                        y={y + 4}
                        text-anchor={l === 0 ? 'end' : 'start'}
                      >
                        {shorts[at]}
                        <title>{name}</title>
                      </text>
                    )}
                  </>
                );
                if (l === 0) return <g key={unit}>{circle}</g>;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: there is no button element in SVG
                  <g
                    key={unit}
                    class={isPicked ? 'unit picked' : 'unit'}
                    role="button"
                    tabindex={focus[0] === l && focus[1] === at ? 0 : -1}
                    data-place={`${l}-${at}`}
                    aria-pressed={isPicked}
                    aria-label={`Unit ${unit + 1} of layer ${l}${name ? `, ${name}` : ''}: a = ${formatEntry(value)}`}
                    onClick={() => {
                      setFocus([l, at]);
                      void pick({ kind: 'unit', layer: l, unit });
                    }}
                    onKeyDown={(event) => move(event, l, at)}
                  >
                    {circle}
                  </g>
                );
              })}
              {A.rows > places.length && (
                <text class="dots" x={places[0].x} y={places.at(-1)!.y - row + 4}>
                  ⋮
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Edges(props: {
  layer: number;
  W: ShortMatrix;
  from: readonly Place[];
  to: readonly Place[];
  picked: Picked | null;
}) {
  const { layer, W, from, to, picked } = props;
  const largest = Math.max(...W.values.flat().map(Math.abs), 1e-12);
  return (
    <g>
      {to.flatMap((end, r) =>
        from.map((start, c) => {
          const w = W.values[r][c];
          const isPicked =
            picked?.kind === 'edge' &&
            picked.layer === layer &&
            picked.to === end.unit &&
            picked.from === start.unit;
          const ends = { x1: start.x + radius, y1: start.y, x2: end.x - radius, y2: end.y };
          const size = Math.abs(w) / largest;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: by the keyboard an edge is a term of its unit
            <g
              key={`${end.unit}-${start.unit}`}
              class={isPicked ? 'edge picked' : 'edge'}
              onClick={() => void pick({ kind: 'edge', layer, to: end.unit, from: start.unit })}
            >
              <line
                {...ends}
                class={w < 0 ? 'weight negative' : 'weight'}
                stroke-width={(0.6 + 3.4 * size).toFixed(2)}
                stroke-opacity={(0.25 + 0.75 * size).toFixed(2)}
              />
              <line {...ends} class="touch" />
            </g>
          );
        }),
      )}
    </g>
  );
}

function placesOf({ i, rows }: ShortMatrix, l: number, slots: number): Place[] {
  const used = i.length + (rows > i.length ? 1 : 0);
  const start = top + ((slots - used) * row) / 2 + radius;
  return i.map((unit, at) => {
    const after = rows > i.length && at === i.length - 1 ? 1 : 0;
    return { x: side + l * column, y: start + (at + after) * row, unit };
  });
}

function outputName({ outputs, specification }: SubjectSummary, l: number, unit: number): string | null {
  return l === specification.sizes.length - 1 ? (outputs[unit] ?? null) : null;
}
