import { useVisible } from '../../../parts/use-visible.js';
import { useWatch } from '../../../state/watches.js';
import { Tiles } from './tiles.js';

/** W[1] as pictures: what each unit of the first layer looks for. */
export function FirstWeights() {
  const { place, visible } = useVisible<HTMLElement>();
  const seen = useWatch('firstWeights', visible ? {} : null).value;
  return (
    <section class="panel" aria-labelledby="weights" ref={place}>
      <h2 id="weights">First-layer weights</h2>
      {seen && (
        <Tiles
          values={seen.values}
          count={seen.shown}
          height={seen.height}
          width={seen.width}
          least={Math.max(seen.width, seen.height) > 16 ? 64 : 48}
          smooth={false}
          upward={false}
          label={`The weights of ${seen.shown} of ${seen.units} units as pictures of ${seen.height} by ${seen.width} pixels.`}
        />
      )}
      <p class="soft small">
        A picture for each row of W[1]: blue pixels speak for the unit, orange ones against it; each against
        its own largest weight.
        {seen && seen.units > seen.shown && ` The first ${seen.shown} of ${seen.units} units.`}
      </p>
    </section>
  );
}
