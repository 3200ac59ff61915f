import { openDataOfState, openState, waitsFor } from '../../state/state-file.js';

/** A state that was saved, opened again; where it needs a file of the user's, it says which. */
export function OpenState() {
  const waiting = waitsFor.value;
  return (
    <div class="row">
      <FileButton title="Open a state" onFile={openState} accept=".json" />
      {waiting && (
        <>
          <span role="status">
            This state needs <strong>{waiting.data.name}</strong>
            {waiting.data.kind === 'file' && waiting.data.sha256 && (
              <span class="soft"> (SHA-256 {waiting.data.sha256.slice(0, 12)}…)</span>
            )}
          </span>
          <FileButton title={`Open ${waiting.data.name}`} onFile={openDataOfState} />
        </>
      )}
    </div>
  );
}

function FileButton(props: { title: string; accept?: string; onFile: (file: File) => unknown }) {
  return (
    <label class="file second">
      <span>{props.title}</span>
      <input
        type="file"
        accept={props.accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void props.onFile(file);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
