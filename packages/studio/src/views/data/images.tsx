import { meanImagesFigure } from '@colonnade/figures';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { FigureView } from '../../parts/figure-view.js';
import { formatCount } from '../../parts/numbers.js';
import type { ImageExamples } from '../../session/protocol.js';
import { data } from '../../state/data.js';
import { diagnosis } from '../../state/looks.js';
import { options, schemaOptionsOf } from '../../state/options.js';
import { session } from '../../state/session.js';
import { ImageExample } from './image-example.js';

/** What images look like: a few of every class, and the mean of all of them. */
export function Images() {
  const summary = data.value!;
  const [examples, setExamples] = useState<ImageExamples | null>(null);
  const has = summary.pixels !== null || summary.columns.some(({ kind }) => kind === 'image');
  useEffect(() => {
    let gone = false;
    setExamples(null);
    if (!has) return undefined;
    session
      .images(schemaOptionsOf(options.peek()))
      .then((found) => {
        if (!gone) setExamples(found);
      })
      // What is wrong with the columns is told where they are.
      .catch(() => {});
    return () => {
      gone = true;
    };
  }, [summary, has]);
  if (!has || examples === null) return null;
  return (
    <section class="panel" aria-labelledby="images">
      <h2 id="images">Images</h2>
      <div class="two">
        <div>
          <h3>Examples</h3>
          <Examples {...examples} />
        </div>
        <Means />
      </div>
    </section>
  );
}

function Examples({ height, width, channels, classes }: ImageExamples) {
  const size = height * width * channels;
  return (
    <table class="examples">
      <tbody>
        {classes.map(({ name, rows, pixels }) => (
          <tr key={name}>
            {name !== null && <th scope="row">{name}</th>}
            <td>
              {rows.map((row, at) => (
                <ImageExample
                  key={row}
                  height={height}
                  width={width}
                  channels={channels}
                  pixels={pixels.subarray(at * size, (at + 1) * size)}
                  label={`Row ${formatCount(row + 1)}${name === null ? '' : `, ${name}`}`}
                />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Means() {
  const means = diagnosis.value?.found.images?.means;
  const figure = useMemo(() => (means === undefined ? null : meanImagesFigure(means)), [means]);
  return (
    <div>
      <h3>Mean of every class</h3>
      {figure === null ? <p class="soft">Computed with the diagnosis.</p> : <FigureView figure={figure} />}
    </div>
  );
}
