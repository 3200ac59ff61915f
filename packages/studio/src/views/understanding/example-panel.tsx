import { useState } from 'preact/hooks';
import { formatCount, formatNumber } from '../../parts/numbers.js';
import type { ExampleView, Said, SubjectPart } from '../../session/subject/protocol.js';
import { choose, chosen, example, list, subject } from '../../state/understanding.js';
import { PixelPicture } from './pixel-picture.js';

export const partNames: Readonly<Record<SubjectPart, string>> = {
  train: 'training',
  validation: 'validation',
  test: 'test',
  given: 'given',
};

/** More columns than this are folded away. */
const fewCells = 12;

/** Which example is looked at, what it is, and what the network says of it. */
export function ExamplePanel() {
  const about = subject.value!;
  const view = example.value;
  const [byClass, setByClass] = useState('');
  const { part, at } = chosen.value ?? { part: 'train' as const, at: 0 };
  const total = about.parts[part] ?? 0;
  const parts = Object.keys(about.parts) as SubjectPart[];
  return (
    <section class="panel example" aria-labelledby="example">
      <h2 id="example">Example</h2>
      <div class="row">
        <label>
          <span class="soft">part</span>{' '}
          <select
            value={part}
            onChange={({ currentTarget }) => void choose(currentTarget.value as SubjectPart, 0)}
          >
            {parts.map((each) => (
              <option key={each} value={each}>
                {partNames[each]} ({formatCount(about.parts[each]!)})
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          disabled={at === 0}
          onClick={() => void choose(part, at - 1)}
          aria-label="Previous example"
        >
          ←
        </button>
        <label>
          <span class="soft">number</span>{' '}
          <input
            type="text"
            inputMode="numeric"
            class="short"
            value={String(at + 1)}
            onChange={({ currentTarget }) => {
              const wanted = Math.round(Number(currentTarget.value));
              const number = Number.isFinite(wanted) ? Math.max(1, Math.min(total, wanted)) : at + 1;
              currentTarget.value = String(number);
              void choose(part, number - 1);
            }}
          />{' '}
          <span class="soft">of {formatCount(total)}</span>
        </label>
        <button
          type="button"
          disabled={at >= total - 1}
          onClick={() => void choose(part, at + 1)}
          aria-label="Next example"
        >
          →
        </button>
        {about.classes.length > 0 && part !== 'given' && about.task !== 'multilabel' && (
          <label>
            <span class="soft">by class</span>{' '}
            <select
              value={byClass}
              onChange={({ currentTarget }) => {
                const { value } = currentTarget;
                setByClass(value);
                if (value !== '')
                  void list(`True class ${value}`, part, { actual: value, from: 0, count: 24 });
              }}
            >
              <option value="">show those of …</option>
              {about.classes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {view && (
        <div class="facing">
          <div>
            <p>
              <strong>{view.where}</strong>
              {view.actual !== null && (
                <>
                  , {about.target} is <strong>{view.actual}</strong>
                </>
              )}
            </p>
            {view.image && view.pixels ? (
              <PixelPicture
                image={view.image}
                pixels={view.pixels}
                size={160}
                label={`${view.where}${view.actual === null ? '' : `, ${view.actual}`}`}
              />
            ) : (
              <Cells />
            )}
          </div>
          <div>
            <p>
              The network says{' '}
              <strong class={view.wrong ? 'mistake' : view.actual === null ? undefined : 'right-one'}>
                {view.said
                  .filter(({ chosen: each }) => each)
                  .map(({ name, value }) => (about.task === 'regression' ? formatNumber(value) : name))
                  .join(', ') || 'none of them'}
              </strong>
              {view.wrong && ', which is wrong'}
            </p>
            {about.task === 'regression' ? null : <Bars said={view.said} actual={view.actual} />}
          </div>
        </div>
      )}
    </section>
  );
}

/** The values of the row, as the file has them. */
function Cells() {
  const { cells, moreCells } = example.value!;
  const [first, rest] = [cells.slice(0, fewCells), cells.slice(fewCells)];
  return (
    <>
      <Values cells={first} />
      {rest.length > 0 && (
        <details>
          <summary>{formatCount(rest.length + moreCells)} more columns</summary>
          <Values cells={rest} />
          {moreCells > 0 && <p class="soft">and {formatCount(moreCells)} more</p>}
        </details>
      )}
    </>
  );
}

/** A text that no cell of a table has room for. */
export const isLong = (value: string | number | null) => typeof value === 'string' && value.length > 40;

function Values({ cells }: { cells: ExampleView['cells'] }) {
  return (
    <dl class="cells">
      {cells.map(({ name, value }) => (
        <div key={name} class={isLong(value) ? 'long' : undefined}>
          <dt title={name}>{name}</dt>
          <dd>
            {value === null ? (
              <span class="soft">missing</span>
            ) : typeof value === 'number' ? (
              formatNumber(value)
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The probability of each class: blue the true one, orange what was wrongly chosen. */
export function Bars({ said, actual }: { said: readonly Said[]; actual: string | null }) {
  const shown = said.length <= 12 ? said : said.toSorted((a, b) => b.value - a.value).slice(0, 12);
  return (
    <ul class="bars">
      {shown.map(({ name, value, chosen: isChosen }) => (
        <li
          key={name}
          class={isChosen ? (actual === null || actual.split(', ').includes(name) ? 'hit' : 'miss') : ''}
        >
          <span class="who">{name}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="ground" width="100" height="10" />
            <rect class="amount" width={(100 * value).toFixed(2)} height="10" />
          </svg>
          <span class="number">{(100 * value).toFixed(1)} %</span>
        </li>
      ))}
    </ul>
  );
}
