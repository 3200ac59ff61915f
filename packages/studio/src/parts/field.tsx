import { type OptionDeclaration, trainOptions, wordsOf } from '@colonnade/core';
import { useId } from 'preact/hooks';
import { type Given, options, set } from '../state/options.js';
import { prepared } from '../state/run.js';

/** The control of an option of training, made from its declaration: its name, its values, its help. */
export function OptionField({ name, label = wordsOf(name) }: { name: keyof Given & string; label?: string }) {
  const id = useId();
  const declaration = trainOptions[name];
  const given = options.value[name];
  const choice = prepared.value?.options.find((each) => each.name === name);
  const hint = given === undefined && choice !== undefined ? textOf(choice.value) : '';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Control id={id} name={name} declaration={declaration} given={given} hint={hint} />
      <p class="help" id={`${id}-help`}>
        {declaration.help}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly name: keyof Given & string;
  readonly declaration: OptionDeclaration;
  readonly given: unknown;
  readonly hint: string;
}

function Control({ id, name, declaration, given, hint }: ControlProps) {
  const about = { id, 'aria-describedby': `${id}-help` };
  const { type, choices, also } = declaration;
  if (type === 'boolean') {
    const on = (given ?? declaration.default) === true;
    return (
      <input
        {...about}
        type="checkbox"
        checked={on}
        onChange={(event) =>
          set(
            name,
            (event.currentTarget.checked === declaration.default
              ? undefined
              : event.currentTarget.checked) as never,
          )
        }
      />
    );
  }
  if (choices !== undefined) {
    const all = [...((declaration.also as string[] | undefined) ?? []), ...choices];
    const usual = String(declaration.default);
    return (
      <select
        {...about}
        value={given === undefined ? usual : String(given)}
        onChange={({ currentTarget: { value } }) => set(name, (value === usual ? undefined : value) as never)}
      >
        {all.map((each) => (
          <option key={each} value={each}>
            {each === 'auto' && hint !== '' ? `auto (${hint})` : each}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...about}
      type="text"
      inputMode={type === 'list' ? 'text' : 'decimal'}
      autocomplete="off"
      spellcheck={false}
      value={given === undefined ? '' : textOf(given)}
      placeholder={
        hint === '' ? textOf(declaration.default) : also?.includes('auto') ? `auto: ${hint}` : hint
      }
      onChange={({ currentTarget: { value } }) => set(name, parse(value, declaration) as never)}
    />
  );
}

/** What was typed, as the option takes it; what it cannot be goes through as it is, and the library says what is wrong. */
function parse(text: string, { type, also = [] }: OptionDeclaration): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (also.includes(trimmed)) return trimmed;
  const number = (word: string) =>
    word.trim() !== '' && Number.isFinite(Number(word)) ? Number(word) : word;
  if (type === 'list') return trimmed.split(',').map(number);
  return type === 'number' || type === 'integer' ? number(trimmed) : trimmed;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return value === null || value === undefined ? '' : String(value);
}
