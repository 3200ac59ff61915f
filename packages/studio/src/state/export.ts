import { type ReportInput, renderReport } from '@colonnade/figures';
import { computed, effect, signal } from '@preact/signals';
import { download } from '../parts/download.js';
import { trainCommand } from './code.js';
import { data } from './data.js';
import { guarded } from './problems.js';
import { epoch, prepared, status, step } from './run.js';
import { session } from './session.js';
import { stateText } from './state-file.js';

/** Why nothing of the network can be taken along now, or null. */
export const notNow = computed<string | null>(() => {
  if (prepared.value === null) return 'There is no network yet: choose data and a target.';
  if (status.value === 'running') return 'It is being trained: pause it first.';
  return null;
});

/** Why there is no report now, though there may be a model; or null. */
export const noReport = computed<string | null>(() => {
  if (notNow.value !== null) return notNow.value;
  if (epoch.value < 1) return 'Nothing is trained yet.';
  if (step.value > 0) return 'It waits within an epoch: go on to its end first (Epoch).';
  return null;
});

/** How far the network is, for who takes it along; null when it is finished. */
export const unfinished = computed<string | null>(() => {
  if (notNow.value !== null || status.value === 'done') return null;
  if (epoch.value < 1 && step.value === 0) return 'It is not trained yet: these are the first weights.';
  return `It is not finished: these are the parameters of epoch ${epoch.value}${step.value > 0 ? `, ${step.value} updates on` : ''}.`;
});

/** What the report shows, once it was asked for; another training forgets it. */
export const reportInput = signal<ReportInput | null>(null);
/** Whether the report is being made. */
export const composing = signal(false);

effect(() => {
  void [prepared.value, epoch.value, step.value];
  reportInput.value = null;
});

export const saveModel = () =>
  guarded('export', async () => {
    download('model.safetensors', await session.model(), 'application/octet-stream');
  });

export const saveTypescript = () =>
  guarded('export', async () => {
    download(`${baseName()}.ts`, await session.typescript(), 'text/plain');
  });

export const saveReport = () =>
  guarded('export', async () => {
    download('report.html', renderReport(await composed()), 'text/html');
  });

/** Makes what the report and its figures show. */
export const composeFigures = () => guarded('export', async () => void (await composed()));

export const saveState = () =>
  guarded('state', async () => {
    download(`${baseName()}.studio.json`, await stateText(), 'application/json');
  });

async function composed(): Promise<ReportInput> {
  if (reportInput.value !== null) return reportInput.value;
  composing.value = true;
  try {
    const { name, notes } = data.value!;
    const about = { title: baseName(), source: name, command: trainCommand.value!, notes };
    const input = await session.report(about);
    reportInput.value = input;
    return input;
  } finally {
    composing.value = false;
  }
}

/** `digits` of `digits.csv`: how files are named. */
function baseName(): string {
  const { name } = data.value!;
  return (
    name
      .replace(/^toy:/, '')
      .split(/[?/]/)[0]
      .replace(/\.[^.]+$/, '') || 'model'
  );
}
