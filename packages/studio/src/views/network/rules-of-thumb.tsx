import { trainOptions } from '@colonnade/core';
import { formatCount } from '../../parts/numbers.js';
import { prepared } from '../../state/run.js';

/** The rules of thumb for hidden units, held against this network, and what the library warns of. */
export function RulesOfThumb() {
  const { specification, warnings } = prepared.value!;
  const { sizes } = specification;
  const [inputs, outputs] = [sizes[0], sizes[sizes.length - 1]];
  const hidden = sizes.slice(1, -1);
  const [low, high] = [Math.min(inputs, outputs), Math.max(inputs, outputs)];
  const widest = Math.max(...hidden);
  const rules =
    hidden.length === 0
      ? []
      : [
          {
            rule: `between outputs and inputs: ${formatCount(low)} to ${formatCount(high)}, their mean ${formatCount((low + high) / 2)}`,
            holds: hidden.every((units) => units >= low && units <= high),
          },
          {
            rule: `not more than twice the inputs, ${formatCount(2 * inputs)}: more probably overfits`,
            holds: widest <= 2 * inputs,
          },
        ];
  // The rules above say it already.
  const others = warnings.filter(({ code }) => code !== 'HIDDEN_ABOVE_TWICE_INPUTS');
  return (
    <section class="panel" aria-labelledby="rules">
      <h2 id="rules">Rules of thumb</h2>
      {hidden.length === 0 ? (
        <p>Without a hidden layer the network is logistic or linear regression: one straight border.</p>
      ) : (
        <>
          <p>
            Hidden units here: <strong>{hidden.map((units) => formatCount(units)).join(', ')}</strong>
          </p>
          <ul class="rules">
            {rules.map(({ rule, holds }) => (
              <li key={rule} class={holds ? 'holds' : 'advice'}>
                <span>{holds ? 'holds' : 'does not hold'}</span> {rule}
              </li>
            ))}
          </ul>
          <p class="soft small">
            They are advice: a penalty and patience make wide layers safe. The formula of auto:{' '}
            {trainOptions.hidden.help.split('auto: ')[1]}. <a href="#studies">Studies</a> measures it on your
            data.
          </p>
        </>
      )}
      {others.length > 0 && (
        <ul class="notes" aria-label="Warnings">
          {others.map(({ code, message }) => (
            <li key={message} class="warning">
              {message} [{code}]
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
