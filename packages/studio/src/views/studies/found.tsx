import { useMemo } from 'preact/hooks';
import { FigureView } from '../../parts/figure-view.js';
import type { StudyName } from '../../session/studies/index.js';
import type { StudyFound } from '../../session/studies/study.js';
import { type Given, options, set } from '../../state/options.js';
import { studies } from './list.js';
import type { Taken } from './study.js';

const endings = {
  done: 'All trainings are done',
  time: 'The time was up before all trainings were done',
  interrupted: 'It was stopped before all trainings were done',
} as const;

/** What a study has found: in words, what to take from it, and its pictures. */
export function Found({ name, found }: { name: StudyName; found: StudyFound }) {
  const { sentences, figures, take } = studies[name];
  const pictures = useMemo(() => figures(found), [found, figures]);
  const [first, ...others] = sentences(found);
  const taken = take(found);
  return (
    <section class="panel" aria-labelledby="found">
      <h2 id="found">What it found</h2>
      <p class="verdict" role="status">
        {first}
      </p>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p class="soft">{endingOf(found)}</p>
      {taken.length > 0 && (
        <ul class="takes">
          {taken.map((each) => (
            <TakeButton key={each.name} {...each} first={each === taken[0]} />
          ))}
        </ul>
      )}
      <div class="pictures">
        {pictures.map(({ title, caption, figure }) => (
          <div key={title}>
            <h3>{title}</h3>
            <FigureView figure={figure} caption={caption} />
          </div>
        ))}
      </div>
    </section>
  );
}

function endingOf(found: StudyFound): string {
  if (!('run' in found)) return `Computed in ${found.seconds.toFixed(1)} s.`;
  const { stopped, results, trials, seconds } = found.run;
  return `${endings[stopped]}: ${results.length} of ${trials}, in ${seconds.toFixed(1)} s.`;
}

/** Sets what the study recommends. */
function TakeButton({ name, worth, options: recommended, first }: Taken & { first: boolean }) {
  const isSet = Object.entries(recommended).every(
    ([option, value]) => JSON.stringify(options.value[option as keyof Given]) === JSON.stringify(value),
  );
  const take = () => {
    for (const [option, value] of Object.entries(recommended)) set(option as keyof Given, value as never);
  };
  return (
    <li>
      <button type="button" class={first ? 'primary' : undefined} disabled={isSet} onClick={take}>
        {isSet ? `Taken: ${name}` : `Take ${name}`}
      </button>
      {worth && <span class="soft">{worth}</span>}
    </li>
  );
}
