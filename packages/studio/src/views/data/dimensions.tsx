import { formatCount } from '../../parts/numbers.js';
import { data } from '../../state/data.js';
import { prepared } from '../../state/run.js';

/** The dimensions first, in the course's letters. */
export function Dimensions() {
  const summary = data.value!;
  const network = prepared.value;
  const { examples } = network ?? {};
  return (
    <section class="panel" aria-labelledby="dimensions">
      <h2 id="dimensions">Dimensions</h2>
      <dl class="facts">
        <Fact name="m" what="rows">
          {formatCount(summary.rows)}
        </Fact>
        {summary.pixels && (
          <Fact name="image" what="pixels, height × width">
            {summary.pixels.shape.join('×')}
          </Fact>
        )}
        {network && (
          <Fact name="X" what="n×m of the training part: each example a column">
            {formatCount(network.specification.sizes[0])}×{formatCount(examples!.train)}
          </Fact>
        )}
        {network && (
          <Fact name="Y" what="a column for each example">
            {network.specification.sizes.at(-1)}×{formatCount(examples!.train)}
          </Fact>
        )}
        {examples && (
          <Fact name="parts" what="training, validation, test">
            {[examples.train, examples.validation ?? 0, examples.test ?? 0]
              .map((part) => formatCount(part))
              .join(' / ')}
          </Fact>
        )}
        {summary.target && (
          <Fact
            name={summary.target.columns.join(', ')}
            what={`target: ${summary.target.task}, ${summary.target.why}`}
          >
            {summary.target.classes.length > 0 ? `${summary.target.classes.length} classes` : 'a number'}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact(props: { name: string; what: string; children: preact.ComponentChildren }) {
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
