import { useState } from 'preact/hooks';
import { formatCount } from '../../parts/numbers.js';
import { Problems } from '../../parts/problems.js';
import type { SubjectSummary } from '../../session/subject/protocol.js';
import { closeModel, model } from '../../state/model.js';
import { prepared } from '../../state/run.js';
import { give, giveFile, lookInto, of, subject } from '../../state/understanding.js';
import { RowField } from './row-field.js';

/** Which network is looked into, where there are two. */
export function SubjectChoice() {
  const saved = model.value;
  if (saved === null) return null;
  return (
    <section class="panel" aria-labelledby="saved">
      <h2 id="saved">{saved.name}</h2>
      <div class="row">
        {prepared.value && (
          <fieldset class="choice">
            <legend class="soft">looked into:</legend>
            <label class="switch">
              <input
                type="radio"
                name="of"
                checked={of.value === 'model'}
                onChange={() => void lookInto('model')}
              />{' '}
              the saved model
            </label>
            <label class="switch">
              <input
                type="radio"
                name="of"
                checked={of.value === 'run'}
                onChange={() => void lookInto('run')}
              />{' '}
              the network trained here
            </label>
          </fieldset>
        )}
        <button
          type="button"
          onClick={() => {
            void closeModel().then(() => lookInto('run'));
          }}
        >
          Close the model
        </button>
      </div>
      {of.value === 'model' && <About about={saved} />}
    </section>
  );
}

function About({ about }: { about: SubjectSummary }) {
  const { sizes, activations, cost } = about.specification;
  return (
    <>
      <p>
        Predicts <strong>{about.target}</strong>
        {about.classes.length > 0 &&
          ` (${about.classes.slice(0, 12).join(', ')}${about.classes.length > 12 ? ', …' : ''})`}{' '}
        with {sizes.join('-')} units: {activations.slice(1).join(', ')}; {cost};{' '}
        {formatCount(about.parameters)} parameters
        {about.inBits && '; weights and activations in 8 bits'}.
      </p>
      <details>
        <summary>Shapes</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">layer</th>
                <th scope="col">W[l]</th>
                <th scope="col">b[l]</th>
                <th scope="col">activation</th>
              </tr>
            </thead>
            <tbody>
              {sizes.slice(1).map((units, at) => (
                <tr key={at}>
                  <th scope="row">{at + 1}</th>
                  <td>
                    {units}×{sizes[at]}
                  </td>
                  <td>{units}×1</td>
                  <td>{activations[at + 1]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <details>
        <summary>Columns that it reads</summary>
        <ul class="notes">
          {about.columns.slice(0, 100).map(({ name, kind, why }) => (
            <li key={name}>
              <strong>{name}</strong>: {kind}, {why}
            </li>
          ))}
          {about.columns.length > 100 && <li>and {formatCount(about.columns.length - 100)} more</li>}
        </ul>
      </details>
      <details>
        <summary>Options of its training</summary>
        <dl class="cells">
          {about.options.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** A row to be typed, a field for each column; and a table to be opened. */
export function GivePanel() {
  const about = subject.value!;
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const usual = Object.fromEntries(about.columns.map(({ name, usual: value }) => [name, value]));
  const { columns } = about;
  if (columns.length === 0 && of.value !== 'model') return null;
  return (
    <section class="panel" aria-labelledby="give">
      <h2 id="give">Your own rows</h2>
      {columns.length > 0 && (
        <details open={columns.length <= 12}>
          <summary>Type a row</summary>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void give([{ cells: { ...usual, ...cells } }], 'given-row');
            }}
          >
            <div class="fields">
              {columns.map((column) => (
                <RowField
                  key={column.name}
                  column={column}
                  value={cells[column.name] ?? column.usual}
                  onType={(value) => setCells({ ...cells, [column.name]: value })}
                />
              ))}
            </div>
            <Problems place="given-row" />
            <button type="submit" class="primary">
              Predict
            </button>{' '}
            <span class="soft">An empty field is a missing cell.</span>
          </form>
        </details>
      )}
      {of.value === 'model' && <DropTable />}
    </section>
  );
}

function DropTable() {
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void giveFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the input inside
    <div
      class="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files);
      }}
    >
      <label class="file">
        <span>Open a table</span>
        <input
          type="file"
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            currentTarget.value = '';
          }}
        />
      </label>
      <p class="soft">
        or drop it here: the model predicts every row, and is measured where the target is there.
      </p>
      <Problems place="given-table" />
    </div>
  );
}
