import { type ToyName, toySets } from '@colonnade/core';
import type { PlacedFile } from '@colonnade/data';
import { Problems } from '../../parts/problems.js';
import { data, openData, reading, served } from '../../state/data.js';
import { ColumnTable } from './column-table.js';
import { Dimensions } from './dimensions.js';

const samples = [
  { file: 'digits.csv', title: 'Digits', what: '1,797 handwritten digits of 8×8 pixels' },
  { file: 'breast_cancer.csv', title: 'Breast cancer', what: '569 tumors, 30 measures each' },
] as const;

/** Data: choose them, see their dimensions, correct what columns were taken for. */
export function DataPage() {
  return (
    <>
      <section class="panel" aria-labelledby="choose">
        <h2 id="choose">Choose data</h2>
        <DropPlace />
        <div class="choices">
          {samples.map(({ file, title, what }) => (
            <button
              key={file}
              type="button"
              class="card"
              onClick={() => void openData(served(`samples/${file}`, file))}
            >
              <strong>{title}</strong>
              <span class="soft">{what}</span>
            </button>
          ))}
          {(Object.keys(toySets) as ToyName[]).map((name) => (
            <button
              key={name}
              type="button"
              class="card"
              onClick={() => void openData({ kind: 'toy', name, seed: 1 })}
            >
              <strong>{name}</strong>
              <span class="soft">toy set in the plane</span>
            </button>
          ))}
        </div>
        <Problems place="data" />
        {reading.value && (
          <p role="status">
            Reading {reading.value.name}
            {reading.value.share !== null && `, ${Math.round(100 * reading.value.share)} %`} …
          </p>
        )}
      </section>
      {data.value && (
        <>
          <Dimensions />
          <ColumnTable />
        </>
      )}
    </>
  );
}

function DropPlace() {
  const take = (files: FileList | null | undefined) => {
    const placed: PlacedFile[] = [...(files ?? [])].map((file) => ({
      path: file.webkitRelativePath || file.name,
      file,
    }));
    if (placed.length > 0) void openData({ kind: 'files', files: placed });
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
        <span>Open a file</span>
        <input
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            currentTarget.value = '';
          }}
        />
      </label>
      <p class="soft">
        or drop it here: CSV, JSON, Parquet, IDX, NPY, HDF5, images. It stays on this machine.
      </p>
    </div>
  );
}
