import { useState } from 'preact/hooks';
import type { StudyName } from '../../session/studies/index.js';
import { data } from '../../state/data.js';
import { study } from '../../state/studies.js';
import { Ask } from './ask.js';
import { Found } from './found.js';
import { studies } from './list.js';
import { Live } from './live.js';

/** Studies: the same network trained many times, so that a difference is told from chance. */
export function StudiesPage() {
  const [chosen, setChosen] = useState<StudyName>(study.value?.name ?? 'learning-rate');
  const shown = study.value?.name === chosen ? study.value : null;
  if (data.value === null) {
    return (
      <p class="soft">
        A study trains the same network many times, so that a difference is told from chance. Open{' '}
        <a href="#data">data</a> first.
      </p>
    );
  }
  return (
    <>
      <fieldset class="which">
        <legend>Which study</legend>
        {(Object.keys(studies) as StudyName[]).map((name) => (
          <label key={name} class={name === chosen ? 'chosen' : undefined}>
            <input
              type="radio"
              name="study"
              value={name}
              checked={name === chosen}
              onChange={() => setChosen(name)}
            />
            {studies[name].title}
          </label>
        ))}
      </fieldset>
      <Ask key={chosen} name={chosen} />
      {shown !== null && shown.status !== 'done' && <Live {...shown} />}
      {shown?.found && <Found name={chosen} found={shown.found} />}
    </>
  );
}
