import { type DeclaredKind, formatDerived } from '@colonnade/core';
import { useId, useState } from 'preact/hooks';
import { formatCount } from '../../parts/numbers.js';
import type { ColumnSummary } from '../../session/protocol.js';
import { correct, data, targets } from '../../state/data.js';
import { options, set } from '../../state/options.js';
import { Spread } from './spread.js';

const kinds: readonly (readonly [DeclaredKind, string])[] = [
  ['number', 'number'],
  ['category', 'category'],
  ['text', 'text'],
  ['date:ymd', 'date (y m d)'],
  ['date:dmy', 'date (d m y)'],
  ['date:mdy', 'date (m d y)'],
];
/** Rows of the table at once: more of them only make a page slow. */
const page = 40;

/** Every column with what it was taken for, why, and how it is spread; all of it open to correction. */
export function ColumnTable() {
  const { names, pixels } = data.value!;
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(page);
  const id = useId();
  // Pixels of one image are no columns that anybody looks at one by one.
  const isOfPixels = new Set(pixels?.columns ?? []);
  const [all, setAll] = useState(false);
  const listed = all ? names : names.filter((name) => !isOfPixels.has(name));
  const found = listed.filter((name) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const shown = found.slice(0, most);
  return (
    <section class="panel" aria-labelledby="columns">
      <h2 id="columns">Columns</h2>
      {pixels !== null && (
        <p>
          <label class="switch">
            <input
              type="checkbox"
              checked={all}
              onChange={({ currentTarget }) => setAll(currentTarget.checked)}
            />
            show the {formatCount(pixels.columns.length)} columns that are pixels of an image of{' '}
            {pixels.shape[0]} × {pixels.shape[1]}
          </label>
        </p>
      )}
      {listed.length > page && (
        <p class="find">
          <label for={id}>find a column</label>
          <input
            id={id}
            type="text"
            autocomplete="off"
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </p>
      )}
      <div class="scroll">
        <table class="columns">
          <thead>
            <tr>
              <th scope="col">column</th>
              <th scope="col">taken for</th>
              <th scope="col">why</th>
              <th scope="col" class="right">
                missing
              </th>
              <th scope="col" class="right">
                distinct
              </th>
              <th scope="col">spread</th>
              <th scope="col">role</th>
            </tr>
          </thead>
          <Rows names={shown} />
          <DerivedRows />
        </table>
      </div>
      {found.length > shown.length && (
        <p>
          <button type="button" onClick={() => setMost(most + 5 * page)}>
            Show more
          </button>{' '}
          <span class="soft">
            {formatCount(shown.length)} of {formatCount(found.length)} columns
          </span>
        </p>
      )}
      {found.length === 0 && <p class="soft">No column is called so.</p>}
      <Notes />
    </section>
  );
}

function Rows({ names }: { names: readonly string[] }) {
  const byName = new Map(data.value!.columns.map((column) => [column.name, column]));
  return (
    <tbody>
      {names.map((name) => (
        <Row key={name} name={name} column={byName.get(name)} />
      ))}
    </tbody>
  );
}

/** Columns that are computed from others: what they are, and a way to be rid of them. */
function DerivedRows() {
  const derived = options.value.derive ?? [];
  if (derived.length === 0) return null;
  const remove = (name: string) => {
    const others = derived.filter((each) => each.name !== name);
    set('derive', others.length === 0 ? undefined : others);
  };
  return (
    <tbody>
      {derived.map((each) => (
        <tr key={each.name}>
          <th scope="row">{each.name}</th>
          <td>number</td>
          <td class="soft why">computed: {formatDerived(each)}</td>
          <td />
          <td />
          <td />
          <td>
            <button
              type="button"
              class="quiet"
              aria-label={`Compute ${each.name} no longer`}
              onClick={() => remove(each.name)}
            >
              remove
            </button>
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Notes() {
  const { notes, warnings } = data.value!;
  if (notes.length + warnings.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
      {warnings.map(({ code, message }) => (
        <li key={message} class="warning">
          {message} [{code}]
        </li>
      ))}
    </ul>
  );
}

function Row({ name, column }: { name: string; column: ColumnSummary | undefined }) {
  const isTarget = targets.value.includes(name);
  return (
    <tr class={isTarget ? 'target' : column?.kind === 'dropped' ? 'dropped' : undefined}>
      <th scope="row">{name}</th>
      <td>{column ? <Kind column={column} /> : data.value!.target?.task}</td>
      <td class="soft why">{column?.why ?? data.value!.target?.why}</td>
      <td class="right">{column ? formatCount(column.missing) : ''}</td>
      <td class="right">{column?.distinct == null ? '' : formatCount(column.distinct)}</td>
      <td>{column && <Spread column={column} />}</td>
      <td>
        {isTarget ? (
          <strong>target</strong>
        ) : (
          <button
            type="button"
            class="quiet"
            onClick={() => void predict(name)}
            aria-label={`Predict ${name}`}
          >
            predict
          </button>
        )}
      </td>
    </tr>
  );
}

function predict(name: string): Promise<boolean> {
  const { drop = [], columns = {} } = options.value;
  const { [name]: _declared, ...others } = columns;
  const without = drop.filter((each) => each !== name);
  return correct({ target: name, task: undefined, positive: undefined, columns: others, drop: without });
}

/** What a column is taken for, to be corrected. */
function Kind({ column }: { column: ColumnSummary }) {
  const { name, kind, dateOrder, shape } = column;
  const isArray = kind === 'image' || kind === 'array' || shape.length > 0;
  const now = kind === 'dropped' ? 'left out' : kind === 'date' ? `date:${dateOrder}` : kind;
  const declared = options.value.columns ?? {};
  const drop = options.value.drop ?? [];
  const choose = (value: string) => {
    const { [name]: _old, ...others } = declared;
    const without = drop.filter((each) => each !== name);
    if (value === 'left out') return void correct({ columns: others, drop: [...without, name] });
    const columns = isArray ? others : { ...others, [name]: value as DeclaredKind };
    void correct({ columns, drop: without });
  };
  const choices = isArray
    ? [[kind === 'dropped' ? 'array' : kind, kind === 'dropped' ? 'taken' : kind] as const]
    : kinds;
  return (
    <select
      aria-label={`What ${name} is`}
      value={now}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
      <option value="left out">left out</option>
    </select>
  );
}
