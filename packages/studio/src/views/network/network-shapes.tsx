import { formatCount } from '../../parts/numbers.js';
import { prepared } from '../../state/run.js';

/** W[l] and b[l] with their shapes, in the course's notation. */
export function NetworkShapes() {
  const { specification, parameters, warnings } = prepared.value!;
  const { sizes, activations } = specification;
  return (
    <section class="panel" aria-labelledby="shapes">
      <h2 id="shapes">Shapes</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">layer</th>
              <th scope="col">W[l]</th>
              <th scope="col">b[l]</th>
              <th scope="col">activation</th>
              <th scope="col" class="right">
                parameters
              </th>
            </tr>
          </thead>
          <tbody>
            {sizes.slice(1).map((units, at) => (
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                <td>
                  {units}×{formatCount(sizes[at])}
                </td>
                <td>{units}×1</td>
                <td>{activations[at + 1]}</td>
                <td class="right">{formatCount(units * sizes[at] + (specification.bias ? units : 0))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{formatCount(parameters)} parameters together.</p>
      <ul class="notes">
        {warnings.map(({ code, message }) => (
          <li key={message} class="warning">
            {message} [{code}]
          </li>
        ))}
      </ul>
    </section>
  );
}
