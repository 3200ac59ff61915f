import { useState } from 'preact/hooks';

interface TextInputProps {
  readonly id?: string;
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly value: string;
  /** Takes what was typed, once it is: at Enter, or when the focus goes on. */
  readonly onCommit: (text: string) => void;
}

/** A text that is typed in peace: what is drawn anew meanwhile leaves it alone. */
export function TextInput({ value, onCommit, ...rest }: TextInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      {...rest}
      type="text"
      autocomplete="off"
      spellcheck={false}
      value={draft ?? value}
      onInput={({ currentTarget }) => setDraft(currentTarget.value)}
      onChange={({ currentTarget }) => {
        setDraft(null);
        onCommit(currentTarget.value);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
