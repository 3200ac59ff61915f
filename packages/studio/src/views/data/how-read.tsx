import { defaultMissing, schemaOptions } from '@colonnade/core';
import { readOptions as declarations, type ReadOptions } from '@colonnade/data';
import { useId } from 'preact/hooks';
import { DeclaredField } from '../../parts/field.js';
import { Problems } from '../../parts/problems.js';
import type { Source } from '../../session/protocol.js';
import {
  arrays,
  correct,
  data,
  leaveRefused,
  nameOf,
  readOptions,
  refused,
  reread,
  source,
} from '../../state/data.js';
import { options } from '../../state/options.js';
import { problems } from '../../state/problems.js';

const ofText = [
  'separator',
  'decimal',
  'thousands',
  'encoding',
  'comment',
  'skipFirst',
  'skipBelow',
  'skipLast',
] as const;
const ofImages = ['imageSize', 'imageColor', 'brokenImages'] as const;
const noText = /\.(parquet|pq|npy|npz|idx\d?(-ubyte)?|h5|hdf5|hdf|he5)(\.gz)?$/i;
const images = /\.(png|jpe?g|webp)$/i;

/** What was guessed of the file, each guess to be corrected: the file is read anew. */
export function HowRead() {
  const of = refused.value?.source ?? source.value;
  const how = refused.value?.how ?? readOptions.value;
  // A toy set is computed, not read.
  if (of === null || (of.kind === 'toy' && refused.value === null)) return null;
  const notes = refused.value === null ? (data.value?.readingNotes ?? []) : [];
  const fields = fieldsOf(of);
  return (
    <section class="panel" aria-labelledby="how-read">
      <h2 id="how-read">{refused.value ? `Read ${nameOf(of)} another way` : 'How it was read'}</h2>
      <Problems place="reading" />
      {refused.value !== null && <Mend how={how} />}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {notes.length === 0 && refused.value === null && <p class="soft">Nothing had to be guessed.</p>}
      {arrays.value !== null && <Arrays how={how} />}
      {of.kind !== 'toy' && <Missing how={how} />}
      {fields.length > 0 && (
        <details open={refused.value !== null}>
          <summary>Correct how it is read</summary>
          <Fields how={how} fields={fields} />
        </details>
      )}
    </section>
  );
}

function Fields({ how, fields }: { how: ReadOptions; fields: ReturnType<typeof fieldsOf> }) {
  return (
    <>
      {fields.includes('separator') && <Header how={how} />}
      {fields.map((name) => (
        <DeclaredField
          key={name}
          label={labels[name]}
          declaration={declarations[name]}
          given={how[name]}
          hint={declarations[name].default === undefined ? 'found by itself' : ''}
          onSet={(value) => void reread({ ...how, [name]: value })}
        />
      ))}
    </>
  );
}

/** The spellings of a missing cell. */
function Missing({ how }: { how: ReadOptions }) {
  const given = (refused.value?.given ?? options.value).missing;
  const change = (missing: readonly string[] | undefined) =>
    refused.value === null ? correct({ missing }) : reread(how, { missing });
  return (
    <DeclaredField
      label="missing cells"
      declaration={schemaOptions.missing}
      given={given}
      hint={defaultMissing.filter((each) => each !== '').join(', ')}
      onSet={(value) => void change(value as readonly string[] | undefined)}
    />
  );
}

/** Ways on from a file that could not be read. */
function Mend({ how }: { how: ReadOptions }) {
  const problem = problems.value.reading ?? problems.value.data;
  const advised = problem?.option === 'missing' ? problem.value : undefined;
  const spellings = advised === undefined ? [] : [advised].flat().map(String);
  const missing = [...(refused.value!.given.missing ?? defaultMissing), ...spellings];
  return (
    <p class="several">
      {spellings.length > 0 && (
        <button type="button" class="primary" onClick={() => void reread(how, { missing })}>
          Take “{spellings.join(', ')}” as missing
        </button>
      )}
      <button type="button" onClick={leaveRefused}>
        {source.value === null ? 'Leave this file' : 'Stay with what is open'}
      </button>
    </p>
  );
}

const labels = {
  separator: 'separator',
  decimal: 'decimal mark',
  thousands: 'thousands mark',
  encoding: 'encoding',
  comment: 'comment lines',
  skipFirst: 'lines before',
  skipBelow: 'lines below the header',
  skipLast: 'lines behind',
  imageSize: 'image size',
  imageColor: 'image color',
  brokenImages: 'broken images',
} as const;

/** The options that the format of a source has. */
function fieldsOf(of: Source): readonly (keyof typeof labels)[] {
  if (of.kind === 'toy') return [];
  if (of.kind === 'served') return noText.test(of.name) ? [] : ofText;
  if (of.files.some(({ path }) => images.test(path))) return ofImages;
  if (arrays.value !== null || noText.test(of.files[0].path)) return [];
  return /\.jsonl?$|\.ndjson$/i.test(of.files[0].path) ? ['encoding'] : ofText;
}

/** Whether the first line holds names. */
function Header({ how }: { how: ReadOptions }) {
  const id = useId();
  const values = { found: undefined, 'holds names': true, 'is data already': false } as const;
  const now = Object.entries(values).find(([, value]) => value === how.header)![0];
  return (
    <div class="field">
      <label for={id}>first line</label>
      <select
        id={id}
        value={now}
        onChange={({ currentTarget: { value } }) =>
          void reread({ ...how, header: values[value as keyof typeof values] })
        }
      >
        {Object.keys(values).map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </div>
  );
}

/** Which arrays of a file of several are the inputs and the target. */
function Arrays({ how }: { how: ReadOptions }) {
  return (
    <>
      <ArrayField
        name="input"
        label="inputs"
        none="all that fit"
        how={how}
        choices={arrays.value!.filter(({ numeric }) => numeric)}
      />
      <ArrayField
        name="target"
        label="target"
        none="chosen among the columns"
        how={how}
        choices={arrays.value!}
      />
    </>
  );
}

function ArrayField(props: {
  name: 'input' | 'target';
  label: string;
  none: string;
  how: ReadOptions;
  choices: readonly { readonly name: string; readonly described: string }[];
}) {
  const { name, label, none, how, choices } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={how[name] ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void reread({ ...how, [name]: value === '' ? undefined : value })
        }
      >
        <option value="">{none}</option>
        {choices.map((array) => (
          <option key={array.name} value={array.name}>
            {array.name} {array.described}
          </option>
        ))}
      </select>
    </div>
  );
}
