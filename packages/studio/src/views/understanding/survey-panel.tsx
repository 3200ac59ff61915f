import { wordsOf } from '@colonnade/core';
import { formatCount, formatNumber, formatScore } from '../../parts/numbers.js';
import type { SubjectPart, Survey } from '../../session/subject/protocol.js';
import { judge, judgedPart, list, listed, subject, survey } from '../../state/understanding.js';
import { Examples } from './example-list.js';
import { partNames } from './example-panel.js';

/** More classes than this have no matrix of buttons, but a list of the pairs that are confused most. */
const mostClasses = 30;
const shownOfCell = 48;

/** Where the network is right and wrong: figures, the confusion matrix, the worst mistakes. */
export function SurveyPanel() {
  const about = subject.value!;
  const now = survey.value;
  const parts = Object.keys(about.parts) as SubjectPart[];
  return (
    <section class="panel" aria-labelledby="judged">
      <h2 id="judged">Right and wrong</h2>
      <div class="row">
        <label>
          <span class="soft">part</span>{' '}
          <select
            value={judgedPart.value}
            onChange={({ currentTarget }) => void judge(currentTarget.value as SubjectPart)}
          >
            {parts.map((each) => (
              <option key={each} value={each}>
                {partNames[each]} ({formatCount(about.parts[each]!)})
              </option>
            ))}
          </select>
        </label>
        {now?.metrics && <Figures survey={now} />}
      </div>
      {now && now.metrics === null && (
        <p class="soft">The target of these rows is not known: nothing to judge by.</p>
      )}
      <div class="facing">
        {now?.confusion && (
          <div>
            <h3>Confusion matrix</h3>
            {now.classes.length <= mostClasses ? <Confusion survey={now} /> : <Pairs survey={now} />}
          </div>
        )}
        {listed.value && (
          <div aria-live="polite">
            <h3>
              {listed.value.title} <span class="soft">({formatCount(listed.value.list.total)})</span>
            </h3>
            <Examples list={listed.value.list} part={listed.value.part} />
          </div>
        )}
      </div>
      {now?.worst && (
        <>
          <h3>
            {now.task === 'regression' ? 'Furthest off' : 'Worst mistakes'}{' '}
            {now.task !== 'regression' && (
              <span class="soft">
                ({formatCount(now.worst.total)} of {formatCount(now.examples)} are wrong)
              </span>
            )}
          </h3>
          <Examples list={now.worst} part={now.part} />
        </>
      )}
    </section>
  );
}

function Figures({ survey: { metrics } }: { survey: Survey }) {
  return (
    <dl class="figures">
      {Object.entries(metrics!)
        .filter(([, value]) => typeof value === 'number')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{wordsOf(name)}</dt>
            <dd>{name === 'accuracy' ? formatScore(value, 'accuracy') : formatNumber(value)}</dd>
          </div>
        ))}
    </dl>
  );
}

const openCell = (part: SubjectPart, actual: string, predicted: string) =>
  void list(actual === predicted ? `${actual}, rightly` : `${actual}, taken for ${predicted}`, part, {
    actual,
    predicted,
    from: 0,
    count: shownOfCell,
  });

/** Each row a true class, each column what was predicted; a cell opens its examples. */
function Confusion({ survey: { confusion, classes, part } }: { survey: Survey }) {
  return (
    <div class="scroll">
      <table class="confusion" aria-describedby="confusion-key">
        <thead>
          <tr>
            <td />
            {classes.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((actual, i) => {
            const total = confusion![i].reduce((sum, count) => sum + count, 0);
            return (
              <tr key={actual}>
                <th scope="row">{actual}</th>
                {classes.map((predicted, j) => {
                  const count = confusion![i][j];
                  const share = total === 0 ? 0 : count / total;
                  const shade = count === 0 ? 0 : (i === j ? 8 : 14) + 34 * share;
                  return (
                    <td
                      key={predicted}
                      class={i === j ? 'hit' : 'miss'}
                      style={{ '--shade': `${shade.toFixed(1)}%` }}
                    >
                      <button
                        type="button"
                        disabled={count === 0}
                        aria-label={`${formatCount(count)} of true class ${actual} predicted as ${predicted}`}
                        onClick={() => openCell(part, actual, predicted)}
                      >
                        {count === 0 ? '·' : formatCount(count)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="soft confusion-key" id="confusion-key">
        rows: true class, columns: predicted; blue is right, orange is not
      </p>
    </div>
  );
}

/** The pairs of classes that are confused most, where a matrix would be too large. */
function Pairs({ survey: { confusion, classes, part } }: { survey: Survey }) {
  const pairs = confusion!
    .flatMap((row, i) => row.map((count, j) => ({ count, i, j })))
    .filter(({ count, i, j }) => i !== j && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 20);
  return (
    <ul class="pairs">
      {pairs.map(({ count, i, j }) => (
        <li key={`${i}-${j}`}>
          <button type="button" class="quiet" onClick={() => openCell(part, classes[i], classes[j])}>
            {classes[i]} taken for {classes[j]}: {formatCount(count)}
          </button>
        </li>
      ))}
    </ul>
  );
}
