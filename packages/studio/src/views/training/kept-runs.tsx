import { wordsOf } from '@colonnade/core';
import { formatCost, formatCount } from '../../parts/numbers.js';
import { differences, keptRuns, removeRun } from '../../state/kept-runs.js';
import { prepared } from '../../state/run.js';

/** Earlier runs: how far they came, in which options they differ from the one that is shown; each can be removed. */
export function KeptRuns({ onChoose }: { onChoose: (run: number | null) => void }) {
  const now = prepared.value?.options ?? [];
  return (
    <section class="panel" aria-labelledby="earlier">
      <h2 id="earlier">Earlier runs</h2>
      <div class="scroll">
        <table class="runs">
          <thead>
            <tr>
              <th scope="col">run</th>
              <th scope="col" class="right">
                epochs
              </th>
              <th scope="col" class="right">
                cost
              </th>
              <th scope="col" class="right">
                of validation
              </th>
              <th scope="col">other than now</th>
              <th scope="col">
                <span class="unseen">remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keptRuns.value.map(({ run, number, summary, history }) => {
              const last = history.last!;
              const others = differences(summary.options, now);
              return (
                <tr
                  key={run}
                  onMouseEnter={() => onChoose(run)}
                  onMouseLeave={() => onChoose(null)}
                  onFocusCapture={() => onChoose(run)}
                  onBlurCapture={() => onChoose(null)}
                >
                  <th scope="row">{number}</th>
                  <td class="right">{formatCount(last.epoch)}</td>
                  <td class="right">{formatCost(last.cost ?? last.costOfBatches)}</td>
                  <td class="right">{formatCost(last.costValidation)}</td>
                  <td>
                    {others.length === 0
                      ? 'the same options'
                      : others.map(({ name, value }) => `${wordsOf(name)} ${value}`).join(', ')}
                  </td>
                  <td>
                    <button
                      type="button"
                      class="quiet"
                      aria-label={`Remove run ${number}`}
                      onClick={() => {
                        onChoose(null);
                        removeRun(run);
                      }}
                    >
                      ×
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
