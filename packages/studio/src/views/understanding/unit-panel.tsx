import { formulasOf } from '@colonnade/core';
import { formatCount, formatEntry } from '../../parts/numbers.js';
import type { EdgeView, UnitView } from '../../session/subject/protocol.js';
import { edgeView, example, pick, unitView } from '../../state/understanding.js';

/** The numbers of the unit or edge that was picked. */
export function PickedPanel() {
  const [unit, edge] = [unitView.value, edgeView.value];
  return (
    <section class="picked" aria-label="The unit or weight that was picked" aria-live="polite">
      {unit ? (
        <Unit unit={unit} />
      ) : edge ? (
        <Edge edge={edge} />
      ) : (
        <p class="soft">Click a unit for its formula with numbers, an edge for its weight and gradient.</p>
      )}
    </section>
  );
}

function Unit({ unit }: { unit: UnitView }) {
  const { layer, unit: number, activation, terms, rest, b, z, a, softmax, dz, da } = unit;
  const x = layer === 1 ? 'x' : 'a';
  const i = number + 1;
  const { formula, derivativeFormula } = formulasOf(activation as 'relu');
  return (
    <>
      <h3>
        Unit {i} of layer {layer}
      </h3>
      <p class="formula">
        z ={' '}
        {terms.slice(0, 2).map((term, at) => (
          <>
            {at > 0 && ' + '}w<sub>{term.i + 1}</sub>
            {x}
            <sub>{term.i + 1}</sub>
          </>
        ))}
        {(terms.length > 2 || rest) && ' + …'} + b, a = g(z)
      </p>
      <div class="scroll">
        <table class="terms">
          <thead>
            <tr>
              <th scope="col">{layer === 1 ? 'input' : 'from'}</th>
              <th scope="col" class="right">
                w
              </th>
              <th scope="col" class="right">
                {x}
              </th>
              <th scope="col" class="right">
                w{x}
              </th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.i}>
                <th scope="row">{term.name ?? `unit ${term.i + 1}`}</th>
                <td class="right">
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`Weight from ${term.name ?? `unit ${term.i + 1}`}: ${formatEntry(term.w)}`}
                    onClick={() => void pick({ kind: 'edge', layer, to: number, from: term.i })}
                  >
                    {formatEntry(term.w)}
                  </button>
                </td>
                <td class="right">{formatEntry(term.x)}</td>
                <td class="right">{formatEntry(term.w * term.x)}</td>
              </tr>
            ))}
            {rest && (
              <tr>
                <th scope="row" class="soft">
                  {formatCount(rest.count)} smaller ones
                </th>
                <td />
                <td />
                <td class="right">{formatEntry(rest.sum)}</td>
              </tr>
            )}
            <tr>
              <th scope="row">b</th>
              <td />
              <td />
              <td class="right">{formatEntry(b)}</td>
            </tr>
            <tr class="sum">
              <th scope="row">z</th>
              <td />
              <td />
              <td class="right">{formatEntry(z)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="formula">
        a = g(z) = {formula}
        {softmax &&
          ` = e^(${formatEntry(z)} − ${formatEntry(softmax.largest)}) / ${formatEntry(softmax.sum)}`}{' '}
        = <strong>{formatEntry(a)}</strong> <span class="soft">({activation})</span>
      </p>
      {dz !== null && (
        <p class="formula">
          {da === null ? (
            <>dz = ∂J/∂z = {formatEntry(dz)}</>
          ) : (
            <>
              dz = da · g′(z) = {formatEntry(da)} · g′({formatEntry(z)}) = {formatEntry(dz)}{' '}
              <span class="soft">(g′ = {derivativeFormula})</span>
            </>
          )}
        </p>
      )}
    </>
  );
}

function Edge({ edge }: { edge: EdgeView }) {
  const { layer, to, from, name, w, x, dz, dw, whole } = edge;
  const letter = layer === 1 ? 'x' : 'a';
  return (
    <>
      <h3>
        Weight of layer {layer}, from {name ?? `unit ${from + 1}`} to unit {to + 1}
      </h3>
      <dl class="facts">
        <div>
          <dt>
            w = W<sup>[{layer}]</sup> row {to + 1}, column {from + 1}
          </dt>
          <dd>
            <strong>{formatEntry(w)}</strong>
          </dd>
        </div>
        {dw !== null && (
          <div>
            <dt>gradient for this example, dw = dz · {letter}</dt>
            <dd>
              <strong>{formatEntry(dw)}</strong>
              <span>
                {formatEntry(dz!)} · {formatEntry(x)}
              </span>
            </dd>
          </div>
        )}
        {whole && (
          <div>
            <dt>gradient over the training part, {formatCount(whole.examples)} examples</dt>
            <dd>
              <strong>{formatEntry(whole.dw)}</strong>
              <span>{example.value && 'the mean, with the penalty: an update goes against it'}</span>
            </dd>
          </div>
        )}
      </dl>
      <p>
        <button type="button" class="quiet" onClick={() => void pick({ kind: 'unit', layer, unit: to })}>
          Unit {to + 1} of layer {layer}
        </button>
      </p>
    </>
  );
}
