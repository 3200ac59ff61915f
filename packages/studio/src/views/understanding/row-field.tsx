import { useId } from 'preact/hooks';
import type { InputColumn } from '../../session/subject/protocol.js';

/** A cell of a row that is typed: a text has room, a category proposes what it knows, a number says where it lies. */
export function RowField(props: { column: InputColumn; value: string; onType: (value: string) => void }) {
  const { column, value, onType } = props;
  const { name, kind, hint, choices } = column;
  const id = useId();
  if (kind === 'text') {
    return (
      <label class="long">
        <span>{name}</span>
        <textarea rows={3} value={value} onInput={({ currentTarget }) => onType(currentTarget.value)} />
      </label>
    );
  }
  return (
    <label>
      <span>{name}</span>
      <input
        type="text"
        autocomplete="off"
        spellcheck={false}
        list={choices ? id : undefined}
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
      {choices && (
        <datalist id={id}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <span class="soft">{hint}</span>
    </label>
  );
}
