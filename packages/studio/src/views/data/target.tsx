import { schemaOptions } from '@colonnade/core';
import { useId } from 'preact/hooks';
import { ChooseAndAdd } from '../../parts/choose-and-add.js';
import { DeclaredField, OptionField } from '../../parts/field.js';
import { formatCount, formatNumber } from '../../parts/numbers.js';
import { Problems } from '../../parts/problems.js';
import { correct, data, targets } from '../../state/data.js';
import { options } from '../../state/options.js';

/** More columns than this are no list to choose from: the table of columns has a button for each. */
const mostChoices = 2000;

/** What is to be predicted, and what the answer is taken for. */
export function Target() {
  const { names, target } = data.value!;
  const id = useId();
  const chosen = targets.value;
  const choices = names.slice(0, mostChoices);
  return (
    <section class="panel" aria-labelledby="target">
      <h2 id="target">Target</h2>
      <Problems place="columns" />
      <div class="field">
        <label for={id}>predict</label>
        <select
          id={id}
          value={chosen[0] ?? ''}
          aria-describedby={`${id}-help`}
          onChange={({ currentTarget: { value } }) => void choose(value === '' ? [] : [value])}
        >
          <option value="">{chosen.length === 0 ? 'choose a column' : 'none'}</option>
          {choices.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <p class="help" id={`${id}-help`}>
          {target === null
            ? 'the column that the network learns to tell from the others'
            : `${target.task}: ${target.why}`}
        </p>
      </div>
      {chosen.length > 0 && <Several names={choices} chosen={chosen} />}
      {target !== null && (
        <>
          <TaskField />
          {target.task === 'binary' && <PositiveField />}
          <Counts />
        </>
      )}
      <OptionField name="testShare" />
      <OptionField name="split" />
    </section>
  );
}

async function choose(names: readonly string[]): Promise<void> {
  const { drop = [], columns = {} } = options.value;
  const kinds = Object.entries(columns).filter(([name]) => !names.includes(name));
  await correct({
    target: names.length === 0 ? undefined : names.length === 1 ? names[0] : names,
    task: undefined,
    positive: undefined,
    drop: drop.filter((name) => !names.includes(name)),
    columns: Object.fromEntries(kinds),
  });
}

/** Further columns to predict: several labels, or several numbers. */
function Several({ names, chosen }: { names: readonly string[]; chosen: readonly string[] }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>and also</label>
      <div class="several">
        {chosen.slice(1).map((name) => (
          <span key={name} class="chip">
            {name}
            <button
              type="button"
              class="quiet"
              aria-label={`Predict ${name} no longer`}
              onClick={() => void choose(chosen.filter((each) => each !== name))}
            >
              ×
            </button>
          </span>
        ))}
        <ChooseAndAdd
          id={id}
          names={names.filter((name) => !chosen.includes(name))}
          empty="a column"
          action="Predict this column too"
          onAdd={(name) => void choose([...chosen, name])}
        />
      </div>
    </div>
  );
}

function TaskField() {
  return (
    <DeclaredField
      label="task"
      declaration={schemaOptions.task}
      given={options.value.task}
      hint={data.value!.target!.task}
      onSet={(value) => void correct({ task: value as undefined, positive: undefined })}
    />
  );
}

function PositiveField() {
  const id = useId();
  const { classes, positive } = data.value!.target!;
  return (
    <div class="field">
      <label for={id}>positive class</label>
      <select
        id={id}
        value={classes[positive!]}
        onChange={({ currentTarget: { value } }) => void correct({ positive: value })}
      >
        {classes.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

const mostShown = 12;

/** Rows of every class, or the range of the numbers. */
function Counts() {
  const { classes, counts, min, max } = data.value!.target!;
  if (classes.length === 0) {
    return (
      <p class="soft">
        Numbers from {formatNumber(min)} to {formatNumber(max)}.
      </p>
    );
  }
  const most = Math.max(...counts, 1);
  return (
    <table class="counts">
      <caption class="soft">Rows of every class</caption>
      <tbody>
        {classes.slice(0, mostShown).map((name, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="right">{formatCount(counts[at])}</td>
            <td>
              <svg width="120" height="10" viewBox="0 0 120 10" aria-hidden="true">
                <rect width={(120 * counts[at]) / most} height="10" rx="2" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
      {classes.length > mostShown && (
        <tfoot>
          <tr>
            <td colSpan={3} class="soft">
              and {formatCount(classes.length - mostShown)} classes more
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
