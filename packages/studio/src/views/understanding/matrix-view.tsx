import { Fragment } from 'preact';
import { formatEntry } from '../../parts/numbers.js';
import type { ShortMatrix } from '../../session/subject/protocol.js';
import { Name } from './notation.js';

/** A matrix in brackets, with its name and shape; of a large one some rows and columns, and dots for the rest. */
export function MatrixView({ matrix, strong = false }: { matrix: ShortMatrix; strong?: boolean }) {
  const { name, rows, columns, i, j, values } = matrix;
  return (
    <figure class={strong ? 'matrix strong' : 'matrix'}>
      <figcaption>
        <Name of={name} />{' '}
        <span class="soft">
          {rows}×{columns}
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: it is no field */}
      <div
        class="entries"
        role="group"
        aria-label={`${name}, ${rows} by ${columns}`}
        // What may scroll is reached by the keyboard.
        tabIndex={j.length > 3 ? 0 : undefined}
      >
        <table>
          <tbody>
            {i.map((row, r) => (
              <Fragment key={row}>
                {jumps(i, r) && <Dots across={j.length + gaps(j)} />}
                <tr>
                  {j.map((column, c) => (
                    <Fragment key={column}>
                      {jumps(j, c) && <td class="dots">…</td>}
                      <td title={`row ${row + 1}, column ${column + 1}: ${values[r][c]}`}>
                        {formatEntry(values[r][c])}
                      </td>
                    </Fragment>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Dots({ across }: { across: number }) {
  return (
    <tr>
      {Array.from({ length: across }, (_, at) => (
        <td key={at} class="dots">
          ⋮
        </td>
      ))}
    </tr>
  );
}

const jumps = (shown: readonly number[], at: number) => at > 0 && shown[at] !== shown[at - 1] + 1;
const gaps = (shown: readonly number[]) => shown.filter((_, at) => jumps(shown, at)).length;
