import { formatCount } from '../../parts/numbers.js';
import { prepared } from '../../state/run.js';

/** W[l] and b[l] with their shapes, in the course's notation. */
export function NetworkShapes() {
  const { specification, parameters, examples } = prepared.value!;
  const { sizes, activations, bias } = specification;
  const m = formatCount(examples.train);
  return (
    <section class="panel" aria-labelledby="shapes">
      <h2 id="shapes">Shapes</h2>
      <p class="formula">Z[l] = W[l] A[l−1]{bias && ' + b[l]'}, A[l] = g(Z[l]), A[0] = X</p>
      <div class="scroll">
        <table class="shapes">
          <thead>
            <tr>
              <th scope="col">l</th>
              <th scope="col">W[l]</th>
              {bias && <th scope="col">b[l]</th>}
              <th scope="col">Z[l], A[l]</th>
              <th scope="col">g</th>
              <th scope="col" class="right">
                parameters
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">0</th>
              <td />
              {bias && <td />}
              <td>
                X {formatCount(sizes[0])}×{m}
              </td>
              <td />
              <td />
            </tr>
            {sizes.slice(1).map((units, at) => (
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                <td>
                  {formatCount(units)}×{formatCount(sizes[at])}
                </td>
                {bias && <td>{formatCount(units)}×1</td>}
                <td>
                  {formatCount(units)}×{m}
                </td>
                <td>{activations[at + 1]}</td>
                <td class="right">{formatCount(units * sizes[at] + (bias ? units : 0))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={bias ? 5 : 4}>
                together
              </th>
              <td class="right">
                <strong>{formatCount(parameters)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
