import { useVisible } from '../../../parts/use-visible.js';
import { prepared } from '../../../state/run.js';
import { useWatch } from '../../../state/watches.js';
import { Tiles } from './tiles.js';

/** What each unit answers over the plane of the two inputs. */
export function UnitMaps() {
  const { place, visible } = useVisible<HTMLElement>();
  const maps = useWatch('unitMaps', visible ? {} : null).value;
  const activations = prepared.value?.specification.activations ?? [];
  return (
    <section class="panel" aria-labelledby="maps" ref={place}>
      <h2 id="maps">Each unit over the plane</h2>
      {maps?.layers.map(({ layer, units, shown, values, flat }) => {
        const isLast = layer === maps.layers.length;
        const name = isLast ? 'Output' : `Layer ${layer}`;
        const rest = units > shown ? `, the first ${shown} of ${units}` : '';
        const same = flat > 0 ? `; ${flat} of them ${flat === 1 ? 'is' : 'are'} the same everywhere` : '';
        return (
          <div key={layer} class="layer-tiles">
            <h3>
              {name} <span class="soft">{activations[layer]}</span>
            </h3>
            <Tiles
              values={values}
              count={shown}
              height={maps.size}
              width={maps.size}
              least={isLast ? 72 : units > 40 ? 36 : 48}
              smooth
              upward
              label={`${name}: a map of each of ${units} ${units === 1 ? 'unit' : 'units'}${rest}${same}.`}
            />
          </div>
        );
      })}
      <p class="soft small">
        Blue is above zero, orange below; each unit against its own largest value. The output has the colors
        of its classes.
      </p>
    </section>
  );
}
