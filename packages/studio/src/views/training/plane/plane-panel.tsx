import { useEffect, useState } from 'preact/hooks';
import { classColor } from '../../../parts/class-colors.js';
import { formatCount, formatNumber } from '../../../parts/numbers.js';
import { useColors } from '../../../parts/use-colors.js';
import { useVisible } from '../../../parts/use-visible.js';
import type { Plane } from '../../../session/protocol.js';
import { prepared, status } from '../../../state/run.js';
import { session } from '../../../state/session.js';
import { useWatch } from '../../../state/watches.js';
import { PlaneDrawing } from './plane-drawing.js';

type PartName = 'train' | 'validation' | 'test';
const partWords = { train: 'training', validation: 'validation', test: 'test' } as const;

/** What the network answers over any two features, with the examples. */
export function PlanePanel() {
  const run = prepared.value?.run ?? null;
  const features = prepared.value?.features ?? [];
  const [chosen, choose] = useState<readonly [number, number] | null>(null);
  const [plane, setPlane] = useState<Plane | null>(null);
  const [hidden, setHidden] = useState<readonly PartName[]>(['test']);
  const { place, visible } = useVisible<HTMLElement>();
  const colors = useColors();
  const names = features.join('\n');
  useEffect(() => choose(null), [names]);
  useEffect(() => {
    let stale = false;
    const axes = chosen?.every((axis) => axis < features.length) ? chosen : null;
    if (run === null) setPlane(null);
    else
      void session.points(axes).then(
        (next) => stale || setPlane(next),
        () => stale || setPlane(null),
      );
    return () => {
      stale = true;
    };
  }, [run, chosen]);
  const seen = useWatch('regions', visible && plane ? { axes: plane.axes } : null).value;
  const regions = seen && plane && seen.axes.join() === plane.axes.join() ? seen : null;
  const setAxis = (which: 0 | 1, row: number) => {
    if (!plane) return;
    const axes: [number, number] = [...(chosen ?? plane.axes)];
    // The other axis gives way to the one that takes its feature.
    if (axes[1 - which] === row) axes[1 - which] = axes[which];
    axes[which] = row;
    choose(axes);
  };
  return (
    <section class="panel plane" aria-labelledby="regions" ref={place}>
      <div class="panel-head">
        <h2 id="regions">
          {plane && plane.classes.length === 0 ? 'Answers over two features' : 'Decision regions'}
        </h2>
      </div>
      {plane === null ? (
        <p class="soft">
          {status.value === 'idle'
            ? 'Choose data first.'
            : features.length < 2
              ? 'There is no plane to draw: it takes two inputs, and here is one.'
              : 'There is no plane to draw: the inputs are words of texts, which are there or not. What each word says is in the diagnosis, in the view Data.'}
        </p>
      ) : (
        <div class="plane-body">
          <PlaneDrawing plane={plane} regions={regions} hidden={hidden} />
          <div class="plane-side">
            {features.length > 2 && (
              <div class="axes">
                {([0, 1] as const).map((which) => (
                  <label key={which}>
                    {which === 0 ? 'across' : 'up'}
                    <select
                      value={(chosen ?? plane.axes)[which]}
                      onChange={({ currentTarget }) => setAxis(which, Number(currentTarget.value))}
                    >
                      {features.map((name, row) => (
                        <option key={row} value={row}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </label>
                ))}
                <p class="soft">All other inputs are at their means.</p>
              </div>
            )}
            <ul class="key classes" aria-label="Classes">
              {plane.classes.map((name, at) => (
                <li key={name}>
                  <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
                    <rect width="10" height="10" rx="2" fill={classColor(at, colors)} />
                  </svg>
                  {name}
                </li>
              ))}
              {plane.classes.length === 0 && <NumberKey plane={plane} />}
            </ul>
            <fieldset class="parts">
              <legend class="soft">Examples</legend>
              {plane.parts.map(({ part, all, x }) => (
                <label key={part} class="switch">
                  <input
                    type="checkbox"
                    checked={!hidden.includes(part)}
                    onChange={({ currentTarget }) =>
                      setHidden(
                        currentTarget.checked ? hidden.filter((each) => each !== part) : [...hidden, part],
                      )
                    }
                  />
                  <PartMark part={part} />
                  {partWords[part]}
                  <span class="soft">
                    {x.length < all ? `${formatCount(x.length)} of ${formatCount(all)}` : formatCount(all)}
                  </span>
                </label>
              ))}
            </fieldset>
          </div>
        </div>
      )}
    </section>
  );
}

/** The mark of a part: training filled, validation hollow, test a square. */
function PartMark({ part }: { part: PartName }) {
  return (
    <svg class="part-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {part === 'test' ? (
        <rect x="2" y="2" width="8" height="8" class="hollow" />
      ) : (
        <circle cx="6" cy="6" r="4" class={part === 'train' ? 'filled' : 'hollow'} />
      )}
    </svg>
  );
}

function NumberKey({ plane }: { plane: Plane }) {
  const all = plane.parts.flatMap(({ target }) => [...target]);
  const low = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return (
    <li>
      orange {formatNumber(low)} to blue {formatNumber(high)}
    </li>
  );
}
