import type { DiagnosisFinding } from '@colonnade/core';
import { informationFigure, measuredFeatures } from '@colonnade/figures';
import { useMemo, useState } from 'preact/hooks';
import { FigureView } from '../../parts/figure-view.js';
import { formatCount } from '../../parts/numbers.js';
import { Problems } from '../../parts/problems.js';
import { actionOf, wordsOfAdvice } from '../../state/advice.js';
import { data } from '../../state/data.js';
import { diagnosis, looking } from '../../state/looks.js';

const mostShown = 8;

/** What can be said of the data before anything is trained: findings, the worst first, and what every column says. */
export function Diagnosis() {
  const now = diagnosis.value;
  const { target } = data.value!;
  return (
    <section class="panel" aria-labelledby="diagnosis">
      <h2 id="diagnosis">Diagnosis</h2>
      <Problems place="diagnosis" />
      {target === null && (
        <p class="soft">Choose a target: the diagnosis asks what the columns say about it.</p>
      )}
      <p class="soft" role="status">
        {looking.value !== 'nothing'
          ? 'Looking at the data …'
          : now !== null && `Looked at ${formatCount(now.found.rows)} rows in ${now.seconds.toFixed(1)} s.`}
      </p>
      {now !== null && (
        <div class="two" aria-busy={looking.value !== 'nothing'}>
          <Findings findings={now.found.findings} />
          <Information />
        </div>
      )}
    </section>
  );
}

function Findings({ findings }: { findings: readonly DiagnosisFinding[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, mostShown);
  return (
    <div>
      <h3>Findings, in the order of their expected effect</h3>
      {findings.length === 0 && <p>Nothing was found that stands in the way.</p>}
      <ul class="findings">
        {shown.map((finding) => (
          <li key={finding.code + finding.title} class={finding.severity}>
            <Finding {...finding} />
          </li>
        ))}
      </ul>
      {findings.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          Show {findings.length - shown.length} more
        </button>
      )}
    </div>
  );
}

function Finding({ code, severity, title, detail, advice }: DiagnosisFinding) {
  const action = advice === null ? null : actionOf(advice);
  return (
    <>
      <p class="finding-title">
        <span class="severity">{severity}</span> <strong>{title}</strong> <span class="code">{code}</span>
      </p>
      <p>{detail}</p>
      {advice !== null && <p class="soft">Advice: {wordsOfAdvice(advice)}.</p>}
      {action !== null && (
        <button type="button" onClick={() => void action.take()}>
          {action.name}
        </button>
      )}
    </>
  );
}

/** What every column says about the target, against what chance says. */
function Information() {
  const features = diagnosis.value!.found.features;
  const measured = useMemo(() => measuredFeatures(features), [features]);
  const figure = useMemo(() => (measured.length === 0 ? null : informationFigure(measured)), [measured]);
  if (figure === null) return null;
  return (
    <div>
      <h3>What every column says about the target</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="tall" tabIndex={0} aria-label="Information of every column">
        <FigureView figure={figure} />
      </section>
      <p class="caption">
        Mutual information of each column with the target, in bits. Targets that were permuted say where
        chance ends.
      </p>
    </div>
  );
}
