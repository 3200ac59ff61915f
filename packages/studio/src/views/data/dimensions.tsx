import type { ComponentChildren } from 'preact';
import { formatCount } from '../../parts/numbers.js';
import { data } from '../../state/data.js';
import { prepared } from '../../state/run.js';

/** The dimensions first, in the course's letters. */
export function Dimensions() {
  const { rows, names, pixels, columns, target, seconds } = data.value!;
  const network = prepared.value;
  const image = columns.find(({ kind }) => kind === 'image')?.shape ?? pixels?.shape;
  return (
    <section class="panel" aria-labelledby="dimensions">
      <h2 id="dimensions">Dimensions</h2>
      <dl class="facts">
        <Fact name="m" what={`rows, read in ${seconds < 0.1 ? 'less than 0.1' : seconds.toFixed(1)} s`}>
          {formatCount(rows)}
        </Fact>
        <Fact
          name="columns"
          what={
            target
              ? `${target.columns.length === 1 ? 'one' : target.columns.length} to predict`
              : 'none to predict yet'
          }
        >
          {formatCount(names.length)}
        </Fact>
        {network && <Parts {...network.examples} />}
        {image && (
          <Fact name="num_px" what="height × width of an image, × channels">
            {image.join(' × ')}
          </Fact>
        )}
        {network && (
          <>
            <Fact name="n[0]" what="inputs of an example">
              {formatCount(network.specification.sizes[0])}
            </Fact>
            <Fact name="X" what="n[0] × m_train: an example is a column">
              {formatCount(network.specification.sizes[0])} × {formatCount(network.examples.train)}
            </Fact>
            <Fact name="Y" what="n[L] × m_train">
              {formatCount(network.specification.sizes.at(-1)!)} × {formatCount(network.examples.train)}
            </Fact>
          </>
        )}
      </dl>
    </section>
  );
}

function Parts({
  train,
  validation,
  test,
}: {
  train: number;
  validation: number | null;
  test: number | null;
}) {
  return (
    <>
      <Fact name="m_train" what="rows to learn from">
        {formatCount(train)}
      </Fact>
      <Fact name="m_validation" what="rows that say when to stop">
        {formatCount(validation ?? 0)}
      </Fact>
      <Fact name="m_test" what="rows to judge by">
        {formatCount(test ?? 0)}
      </Fact>
    </>
  );
}

function Fact(props: { name: string; what: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <strong>{props.children}</strong>
        <span class="soft">{props.what}</span>
      </dd>
    </div>
  );
}
