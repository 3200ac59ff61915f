import { type OptionDeclaration, trainOptions, wordsOf } from '@colonnade/core';
import { useId } from 'preact/hooks';
import { type Given, options, set } from '../state/options.js';
import { prepared } from '../state/run.js';
import { TextInput } from './text-input.js';

/** The control of an option of training, made from its declaration: its name, its values, its help. */
export function OptionField({ name, label = wordsOf(name) }: { name: keyof Given & string; label?: string }) {
  const given = options.value[name];
  const choice = prepared.value?.options.find((each) => each.name === name);
  const hint = given === undefined && choice !== undefined ? textOf(choice.value) : '';
  return (
    <DeclaredField
      label={label}
      declaration={trainOptions[name]}
      given={given}
      hint={hint}
      onSet={(value) => set(name, value as never)}
    />
  );
}

/** The control of any option that is declared; `hint` is what stands there as long as nothing is given. */
export function DeclaredField({ label, ...about }: { label: string } & Omit<ControlProps, 'id'>) {
  const id = useId();
  const { declaration } = about;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Control id={id} {...about} />
      <p class="help" id={`${id}-help`}>
        {declaration.help}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly declaration: OptionDeclaration;
  readonly given: unknown;
  readonly hint: string;
  /** Undefined leaves it to the library. */
  onSet(value: unknown): void;
}

function Control({ id, declaration, given, hint, onSet }: ControlProps) {
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
          onSet(event.currentTarget.checked === declaration.default ? undefined : event.currentTarget.checked)
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
        onChange={({ currentTarget: { value } }) => onSet(value === usual ? undefined : value)}
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
    <TextInput
      {...about}
      inputMode={type === 'number' || type === 'integer' ? 'decimal' : 'text'}
      value={given === undefined ? '' : textOf(given)}
      placeholder={
        hint === '' ? textOf(declaration.default) : also?.includes('auto') ? `auto: ${hint}` : hint
      }
      onCommit={(text) => onSet(parse(text, declaration))}
    />
  );
}

/** What was typed, as the option takes it; what it cannot be goes through as it is, and the library says what is wrong. */
function parse(text: string, { type, also = [], accepts }: OptionDeclaration): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (also.includes(trimmed)) return trimmed;
  const number = (word: string) =>
    word.trim() !== '' && Number.isFinite(Number(word)) ? Number(word) : word;
  if (type === 'list') {
    const words = trimmed.split(',').map((word) => word.trim());
    // A list of texts may spell numbers: -999 for a missing cell.
    return words.map((word) => (accepts?.(number(word)) === false ? word : number(word)));
  }
  return type === 'number' || type === 'integer' ? number(trimmed) : trimmed;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return value === null || value === undefined ? '' : String(value);
}
