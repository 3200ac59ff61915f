import { type FirstStep, formatDerived, type Remedy, transformNames } from '@colonnade/core';
import { firstStepFigure } from '@colonnade/figures';
import { useId, useMemo, useState } from 'preact/hooks';
import { ChooseAndAdd } from '../../parts/choose-and-add.js';
import { OptionField } from '../../parts/field.js';
import { FigureView } from '../../parts/figure-view.js';
import { formatCount } from '../../parts/numbers.js';
import { Problems } from '../../parts/problems.js';
import { actionOf } from '../../state/advice.js';
import { data } from '../../state/data.js';
import { diagnosis, framingKey, framings, looking } from '../../state/looks.js';
import { options, set } from '../../state/options.js';
import { guarded } from '../../state/problems.js';
import { session } from '../../state/session.js';

const mostShown = 8;

/** How the columns are put before the network, and how plainly that puts the target: judged at once, without training. */
export function Framing() {
  const { columns, target } = data.value!;
  const has = (kind: string) => columns.some((column) => column.kind === kind);
  if (target === null) return null;
  return (
    <section class="panel" aria-labelledby="framing">
      <h2 id="framing">Framing</h2>
      <div class="two">
        <div>
          <p class="soft">
            The same data can be put in other ways. What each is worth shows in the first step, beside.
          </p>
          {(has('number') || has('array') || has('image') || has('date')) && (
            <OptionField name="standardize" />
          )}
          {has('number') && <Transforms />}
          {has('number') && <Derive />}
          {has('text') && (
            <>
              <OptionField name="text" />
              <OptionField name="minCount" />
              {target.task === 'binary' && <OptionField name="polarityCutoff" />}
              <OptionField name="maxVocabulary" />
            </>
          )}
          {has('category') && <OptionField name="minFrequency" />}
          {target.classes.length > 0 && <OptionField name="classWeight" />}
        </div>
        <Steps />
      </div>
    </section>
  );
}

/** A column of numbers and what is done to it before it is scaled. */
function Transforms() {
  const id = useId();
  const given = options.value.transform ?? [];
  const names = data.value!.columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const [transform, setTransform] = useState<string>(transformNames[0]);
  const change = (next: readonly string[]) => set('transform', next.length === 0 ? undefined : next);
  return (
    <div class="field">
      <label for={id}>transform</label>
      <div class="several">
        <Chips all={given} onRemove={(each) => change(given.filter((other) => other !== each))} />
        <select
          aria-label="Transform with"
          value={transform}
          onChange={({ currentTarget }) => setTransform(currentTarget.value)}
        >
          {transformNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <ChooseAndAdd
          id={id}
          names={names}
          empty="of a column"
          action="Add the transform"
          onAdd={(name) =>
            change([...given.filter((each) => !each.endsWith(`:${name}`)), `${transform}:${name}`])
          }
        />
      </div>
      <p class="help">log spreads out what is crowded near zero</p>
    </div>
  );
}

/** A column that is computed from others. */
function Derive() {
  const id = useId();
  const given = options.value.derive ?? [];
  const [text, setText] = useState('');
  const change = (next: typeof given) => set('derive', next.length === 0 ? undefined : next);
  const add = () =>
    guarded('derive', async () => {
      const derived = await session.parseDerived(text);
      change([...given.filter(({ name }) => name !== derived.name), derived]);
      setText('');
    });
  return (
    <div class="field">
      <label for={id}>derived column</label>
      <form
        class="several"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void add();
        }}
      >
        <Chips
          all={given.map(formatDerived)}
          onRemove={(each) => change(given.filter((other) => formatDerived(other) !== each))}
        />
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="ratio = a / (b + 1)"
          aria-describedby={`${id}-help`}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit">Add</button>
      </form>
      <p class="help" id={`${id}-help`}>
        a name, =, and an expression of columns; column("a name with spaces")
      </p>
      <Problems place="derive" />
    </div>
  );
}

function Chips({ all, onRemove }: { all: readonly string[]; onRemove(each: string): void }) {
  return (
    <>
      {all.map((each) => (
        <span key={each} class="chip">
          {each}
          <button type="button" class="quiet" aria-label={`Remove ${each}`} onClick={() => onRemove(each)}>
            ×
          </button>
        </span>
      ))}
    </>
  );
}

/** The held-out score after the first step, of what was tried, the last one first. */
function Steps() {
  const tried = framings.value;
  const now = tried.find(({ key }) => key === framingKey.value);
  const [first] = tried;
  const figure = useMemo(() => {
    if (now === undefined) return null;
    const others = tried.filter((each) => each !== now && each !== first).reverse();
    const bars = [now, ...others].slice(0, mostShown - 1);
    if (first !== now) bars.push(first);
    return firstStepFigure({
      score: now.firstStep.score,
      bars: bars.map(({ name, key, firstStep }) => ({
        ...firstStep,
        name: key === now.key ? `now: ${name}` : name,
      })),
    });
  }, [tried, now, first]);
  return (
    <div aria-busy={looking.value === 'first step'}>
      <h3>The first step</h3>
      {now !== undefined && (
        <p class="first-step" role="status">
          <strong>{scoreOf(now.firstStep)}</strong> on {formatCount(now.firstStep.examples)} rows held out,
          with {formatCount(now.inputs)} {now.inputs === 1 ? 'input' : 'inputs'}
          {first !== now && `; before, ${scoreOf(first.firstStep)}`}
        </p>
      )}
      {figure !== null && (
        <FigureView
          figure={figure}
          caption="How well the weights answer after one step of gradient descent from zero: nothing is trained. Orange is what permuted targets reach."
        />
      )}
      <Offers />
    </div>
  );
}

/** What the diagnosis has tried beside, to be taken. */
function Offers() {
  const offered = (diagnosis.value?.found.representations ?? []).flatMap((each) => {
    const action = each.option === null ? null : actionOf(each.option as Remedy);
    return action === null ? [] : [{ ...each, action }];
  });
  if (offered.length === 0) return null;
  return (
    <ul class="offers">
      {offered.map(({ name, firstStep, action }) => (
        <li key={name}>
          <span>
            {name}: {scoreOf(firstStep)}
          </span>
          <button type="button" onClick={() => void action.take()}>
            {action.name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function scoreOf({ score, value }: FirstStep): string {
  return score === 'accuracy' ? `${(100 * value).toFixed(1)} %` : `r² ${value.toFixed(3)}`;
}
