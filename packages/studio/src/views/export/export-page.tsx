import { renderToString } from '@colonnade/figures';
import { useMemo } from 'preact/hooks';
import { Copyable } from '../../parts/copyable.js';
import { download } from '../../parts/download.js';
import { FigureView } from '../../parts/figure-view.js';
import { Problems } from '../../parts/problems.js';
import { trainCommand } from '../../state/code.js';
import {
  composeFigures,
  composing,
  noReport,
  notNow,
  reportInput,
  saveModel,
  saveReport,
  saveState,
  saveTypescript,
  unfinished,
} from '../../state/export.js';
import { stateLink } from '../../state/link.js';
import { isOwn } from '../../state/state-file.js';
import { figuresOf } from './figure-list.js';
import { OpenState } from './open-state.js';

/** Export: the model, a file that predicts, the report, its figures, and the state of this page. */
export function ExportPage() {
  return (
    <>
      <section class="panel" aria-labelledby="take">
        <h2 id="take">The network</h2>
        {notNow.value && <p class="advice">{notNow.value}</p>}
        {unfinished.value && <p class="advice">{unfinished.value}</p>}
        <ul class="exports">
          <Item
            title="model.safetensors"
            what="The network with its preprocessing: for the command, the library, and this page."
            how="colonnade evaluate model.safetensors DATA"
            not={notNow.value}
            save={saveModel}
          />
          <Item
            title="TypeScript"
            what="One typed file that predicts by itself, without dependencies."
            not={notNow.value}
            save={saveTypescript}
          />
          <Item
            title="Report"
            what="report.html, as the command writes it: data, training, quality, mistakes."
            not={noReport.value}
            save={saveReport}
          />
        </ul>
        {composing.value && <p role="status">The report is being made …</p>}
        <Problems place="export" />
      </section>
      <Figures />
      <section class="panel" aria-labelledby="state">
        <h2 id="state">This state of the page</h2>
        <p class="soft">
          What leads to this network: the data by name, how they are read, every option. Opened again and
          trained, it comes to the same figures.
        </p>
        {stateLink.value && <Copyable title="Link" text={stateLink.value} />}
        {isOwn.value !== null && (
          <p>
            <button type="button" onClick={() => void saveState()}>
              Save the state as a file
            </button>{' '}
            {isOwn.value && (
              <span class="soft">
                Your data are not in it: it names their file, and is opened together with it.
              </span>
            )}
          </p>
        )}
        <OpenState />
        <Problems place="state" />
        {trainCommand.value && <Copyable title="Command" text={trainCommand.value} />}
      </section>
    </>
  );
}

function Item(props: { title: string; what: string; how?: string; not: string | null; save: () => unknown }) {
  const { title, what, how, not, save } = props;
  return (
    <li>
      <button type="button" disabled={not !== null} onClick={() => void save()} aria-label={`Save ${title}`}>
        Save
      </button>
      <div>
        <strong>{title}</strong>
        <p class="soft">{what}</p>
        {how && <code>{how}</code>}
      </div>
    </li>
  );
}

/** The figures of the report, each to be saved as SVG. */
function Figures() {
  const input = reportInput.value;
  const figures = useMemo(() => (input === null ? [] : figuresOf(input)), [input]);
  return (
    <section class="panel" aria-labelledby="figures">
      <h2 id="figures">Figures</h2>
      {input === null ? (
        <p>
          <button type="button" disabled={noReport.value !== null} onClick={() => void composeFigures()}>
            Draw the figures
          </button>{' '}
          <span class="soft">{noReport.value ?? 'Those of the report, as SVG.'}</span>
        </p>
      ) : (
        <ul class="figure-list">
          {figures.map(({ name, title, figure }) => (
            <li key={name}>
              <h3>{title}</h3>
              <FigureView figure={figure} />
              <button
                type="button"
                aria-label={`Save ${name}.svg`}
                onClick={() => download(`${name}.svg`, renderToString(figure), 'image/svg+xml')}
              >
                Save {name}.svg
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
