import { parseSeconds, wordsOf } from '@colonnade/core';
import { DeclaredField } from '../../parts/field.js';
import { Problems } from '../../parts/problems.js';
import type { StudyName } from '../../session/studies/index.js';
import { data } from '../../state/data.js';
import { options } from '../../state/options.js';
import { report } from '../../state/problems.js';
import { ask, asked, startStudy, stopStudy, study } from '../../state/studies.js';
import { studies } from './list.js';

const seedsDeclaration = {
  type: 'integer',
  min: 1,
  max: 100,
  default: 5,
  help: 'starts of every arm, each with a split of its own: more tell smaller differences apart',
} as const;
const timeDeclaration = {
  type: 'text',
  help: 'after which no further training begins: 60s, 5m',
} as const;

/** What a study is asked, and the button that starts or stops it. */
export function Ask({ name }: { name: StudyName }) {
  const { question, own, read, trains = true, isLeftOut } = studies[name];
  const given: Readonly<Record<string, unknown>> = asked.value[name] ?? {};
  const change = (option: string, value: unknown) => ask(name, option, value);
  const running = study.value !== null && study.value.status !== 'done';
  const start = () => {
    const { seeds = 5, time = '60s', ...rest } = given;
    const problem = problemOf(seeds, time);
    if (problem !== null) return report('study', { message: problem, code: 'OPTION_RANGE', option: null });
    const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return startStudy(name, {
      seeds: Array.from({ length: seeds as number }, (_, i) => i + 1),
      timeMs: 1000 * parseSeconds(time as string)!,
      own: read ? read(set) : set,
    });
  };
  return (
    <section class="panel" aria-labelledby="ask">
      <h2 id="ask">{studies[name].title}</h2>
      <p>{question}</p>
      <div class="two">
        <div>
          {Object.entries(own).map(([option, { label, ...declaration }]) => (
            <DeclaredField
              key={option}
              label={label}
              declaration={declaration}
              given={given[option]}
              hint={declaration.default === undefined ? 'found by itself' : ''}
              onSet={(value) => change(option, value)}
            />
          ))}
          {trains && (
            <>
              <DeclaredField
                label="seeds"
                declaration={seedsDeclaration}
                given={given.seeds}
                hint="5"
                onSet={(value) => change('seeds', value)}
              />
              <DeclaredField
                label="time"
                declaration={timeDeclaration}
                given={given.time}
                hint="60s"
                onSet={(value) => change('time', value)}
              />
            </>
          )}
        </div>
        <Shared isLeftOut={isLeftOut} />
      </div>
      <Problems place="study" />
      <p class="start">
        {running ? (
          <button
            type="button"
            class="primary"
            disabled={study.value!.status === 'stopping'}
            onClick={() => void stopStudy()}
          >
            {study.value!.status === 'stopping' ? 'Stopping …' : 'Stop the study'}
          </button>
        ) : (
          <button
            type="button"
            class="primary"
            disabled={data.value!.target === null}
            onClick={() => void start()}
          >
            Start the study
          </button>
        )}
      </p>
    </section>
  );
}

function problemOf(seeds: unknown, time: unknown): string | null {
  if (!Number.isInteger(seeds) || (seeds as number) < 1 || (seeds as number) > 100)
    return `seeds: ${String(seeds)} is no number of starts. Give a whole number from 1 to 100. [OPTION_RANGE]`;
  if (parseSeconds(time as string) === undefined)
    return `time: "${String(time)}" is no time. Give a time above 0, such as 60s, 5m or 1h. [OPTION_RANGE]`;
  return null;
}

/** What all trainings of it have in common. */
function Shared({ isLeftOut }: { isLeftOut: (option: string) => boolean }) {
  const { target, deterministic: _, ...set } = options.value;
  const shown = Object.entries(set).filter(
    ([option, value]) => !isLeftOut(option) && !['{}', '[]'].includes(JSON.stringify(value)),
  );
  return (
    <div>
      <p class="soft">
        Everything else is as it is set for the network
        {shown.length === 0 ? ': nothing is, so the library decides.' : ':'}
      </p>
      {shown.length > 0 && (
        <dl class="shared">
          {shown.map(([option, value]) => (
            <div key={option}>
              <dt>{wordsOf(option)}</dt>
              <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
