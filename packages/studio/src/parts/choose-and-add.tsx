import { useState } from 'preact/hooks';

/**
 * One of several names, and a button that takes it. A list that acted by itself could not be walked through with the
 * arrow keys: the first name would be taken.
 */
export function ChooseAndAdd(props: {
  id: string;
  names: readonly string[];
  /** What stands there before a name is chosen. */
  empty: string;
  /** What the button does, for who hears it. */
  action: string;
  onAdd: (name: string) => void;
}) {
  const { id, names, empty, action, onAdd } = props;
  const [name, setName] = useState('');
  const chosen = names.includes(name) ? name : '';
  return (
    <>
      <select id={id} value={chosen} onChange={({ currentTarget }) => setName(currentTarget.value)}>
        <option value="">{empty}</option>
        {names.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={chosen === ''}
        aria-label={action}
        onClick={() => {
          onAdd(chosen);
          setName('');
        }}
      >
        Add
      </button>
    </>
  );
}
