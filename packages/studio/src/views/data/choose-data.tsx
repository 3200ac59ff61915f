import { type ToyName, toySets } from '@colonnade/core';
import { useId, useState } from 'preact/hooks';
import { Problems } from '../../parts/problems.js';
import { data, openData, reading, served, source } from '../../state/data.js';
import { DropPlace } from './drop-place.js';

const samples = [
  { file: 'digits.csv', title: 'Digits', what: '1,797 handwritten digits of 8×8 pixels' },
  { file: 'breast_cancer.csv', title: 'Breast cancer', what: '569 tumors, 30 measures each' },
] as const;

/** The ways to data: files, real samples, toy sets. */
export function ChooseData() {
  return (
    <section class="panel" aria-labelledby="choose">
      <h2 id="choose">{data.value === null ? 'Choose data' : 'Choose other data'}</h2>
      <DropPlace />
      <Problems place="data" />
      <p role="status" class="reading">
        {reading.value && (
          <>
            Reading {reading.value.name}
            {reading.value.share !== null && `, ${Math.round(100 * reading.value.share)} %`} …
          </>
        )}
      </p>
      <div class="ready-made">
        <Samples />
        <Toys />
      </div>
    </section>
  );
}

function Samples() {
  return (
    <div>
      <h3>Real data</h3>
      <div class="choices">
        {samples.map(({ file, title, what }) => (
          <button
            key={file}
            type="button"
            class="card"
            aria-pressed={source.value?.kind === 'served' && source.value.name === file}
            onClick={() => void openData(served(`samples/${file}`, file))}
          >
            <strong>{title}</strong>
            <span class="soft">{what}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** Toy sets in the plane; another seed draws other points. */
function Toys() {
  const id = useId();
  const [seed, setSeed] = useState(1);
  const open = source.value?.kind === 'toy' ? source.value : null;
  const draw = (name: ToyName, next: number) => void openData({ kind: 'toy', name, seed: next });
  return (
    <div>
      <h3>Toy sets in the plane</h3>
      <div class="toys">
        {(Object.keys(toySets) as ToyName[]).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={open?.name === name}
            onClick={() => draw(name, seed)}
          >
            {name}
          </button>
        ))}
      </div>
      <p class="seed">
        <label for={id}>seed</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          size={8}
          value={String(seed)}
          onChange={({ currentTarget }) => {
            const next = Number(currentTarget.value);
            // What is no seed is shown again as it was.
            if (!Number.isInteger(next) || next < 0 || next > 2 ** 32 - 1) currentTarget.value = String(seed);
            else setSeed(next);
          }}
        />
        <button
          type="button"
          disabled={open === null}
          onClick={() => {
            setSeed(seed + 1);
            draw(open!.name, seed + 1);
          }}
        >
          Draw anew
        </button>
      </p>
    </div>
  );
}
