import { data } from '../../state/data.js';

const mostColumns = 50;

/** The first rows as they stand in the file. */
export function FirstRows() {
  const { names, preview } = data.value!;
  return (
    <details class="panel">
      <summary>First rows</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="First rows">
        <table class="first-rows">
          <thead>
            <tr>
              {names.slice(0, mostColumns).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map((cells, row) => (
              <tr key={row}>
                {cells.slice(0, mostColumns).map((cell, at) => (
                  <td key={at} class={cell === null ? 'soft' : undefined}>
                    {cell === null ? 'missing' : cell.length > 80 ? `${cell.slice(0, 79)}…` : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {names.length > mostColumns && <p class="soft">The first {mostColumns} columns.</p>}
    </details>
  );
}
