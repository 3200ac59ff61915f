import { formatCount, formatNumber } from '../../parts/numbers.js';
import type { ColumnSummary } from '../../session/protocol.js';
import { correct, data, targets } from '../../state/data.js';
import { options } from '../../state/options.js';

const kinds = ['number', 'category', 'text', 'date'] as const;

/** Every column with what it was taken for, why, and how it is spread; all of it open to correction. */
export function ColumnTable() {
  const { names, columns, target, notes, warnings } = data.value!;
  const byName = new Map(columns.map((column) => [column.name, column]));
  return (
    <section class="panel" aria-labelledby="columns">
      <h2 id="columns">Columns</h2>
      {target === null && <p class="advice">Choose the column to predict: press “target” beside it.</p>}
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
          <tbody>
            {names.slice(0, 200).map((name) => (
              <Row key={name} name={name} column={byName.get(name)} />
            ))}
          </tbody>
        </table>
      </div>
      {names.length > 200 && <p class="soft">and {formatCount(names.length - 200)} more</p>}
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
    </section>
  );
}

function Row({ name, column }: { name: string; column: ColumnSummary | undefined }) {
  const isTarget = targets.value.includes(name);
  return (
    <tr class={isTarget ? 'target' : column?.kind === 'dropped' ? 'dropped' : undefined}>
      <th scope="row">{name}</th>
      <td>{column ? <Kind column={column} /> : data.value!.target?.task}</td>
      <td class="soft">{column?.why ?? data.value!.target?.why}</td>
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
            onClick={() => void correct({ target: name })}
            aria-label={`Predict ${name}`}
          >
            target
          </button>
        )}
      </td>
    </tr>
  );
}

/** What a column is taken for, to be corrected. */
function Kind({ column }: { column: ColumnSummary }) {
  const { name, kind } = column;
  if (kind === 'image' || kind === 'array') return <>{kind}</>;
  const declared = options.value.columns ?? {};
  const drop = options.value.drop ?? [];
  const choose = (value: string) => {
    const { [name]: _old, ...others } = declared;
    const without = drop.filter((each) => each !== name);
    if (value === 'left out') return void correct({ columns: others, drop: [...without, name] });
    void correct({ columns: { ...others, [name]: value as 'number' }, drop: without });
  };
  return (
    <select
      aria-label={`What ${name} is`}
      value={kind === 'dropped' ? 'left out' : kind}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {kinds.map((each) => (
        <option key={each}>{each}</option>
      ))}
      <option>left out</option>
    </select>
  );
}

/** A histogram, or the most frequent values. */
function Spread({ column: { histogram, frequent, min, max } }: { column: ColumnSummary }) {
  if (histogram) {
    const most = Math.max(...histogram.counts, 1);
    return (
      <span class="spread">
        <svg
          viewBox={`0 0 ${histogram.counts.length * 6} 18`}
          width={histogram.counts.length * 6}
          height="18"
          aria-hidden="true"
        >
          {histogram.counts.map((count, at) => {
            const height = count === 0 ? 0 : Math.max(1, (18 * count) / most);
            return <rect key={at} x={at * 6} y={18 - height} width="5" height={height} />;
          })}
        </svg>
        <span class="soft">{min === null ? '' : `${formatNumber(min)} to ${formatNumber(max)}`}</span>
      </span>
    );
  }
  if (!frequent) return null;
  return (
    <span class="soft">
      {frequent
        .slice(0, 3)
        .map(({ value, rows }) => `${value} ${formatCount(rows)}`)
        .join(', ')}
    </span>
  );
}
