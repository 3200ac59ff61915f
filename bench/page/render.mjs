// docs/performance.md from the results of a run. Every figure of the page comes from there, none is typed.
import { judge } from '../verdicts.mjs';
import { figureNames } from './figures.mjs';
import { limitsPart } from './limits.mjs';
import { digits, megabytes, table } from './numbers.mjs';
import {
  contestTable,
  growthTable,
  leftOut,
  marksTable,
  memoryTable,
  predictionTable,
  readingTable,
} from './tables.mjs';

/** The page as Markdown; without `pictures` as the console shows it. */
export function renderPage(run, { pictures = true } = {}) {
  const names = pictures ? figureNames(run) : [];
  const picture = (name, alt) => (names.includes(name) ? `![${alt}](figures/${name})` : '');
  const parts = [
    head(run),
    marksPart(run),
    trainingPart(run, picture),
    ...[
      ['course', coursePart],
      ['text', textPart],
      ['reading', readingPart],
      ['predictions', predictionsPart],
      ['loops', loopsPart],
    ].map(([section, part]) => whenMeasured(run, section, part)),
    limitsPart([...inSection(run, 'training'), ...inSection(run, 'course')]),
    growthPart(run, picture),
    whenMeasured(run, 'endurance', endurancePart),
    memoryPart(run),
    leftOutPart(run),
  ];
  return `${parts.flat().filter(Boolean).join('\n\n')}\n`;
}

const inSection = (run, name) => run.workloads.filter(({ section }) => section === name);

function whenMeasured(run, section, part) {
  const entries = inSection(run, section);
  return entries.length > 0 ? part(run, entries) : [];
}

function head(run) {
  const { machine, times, date, commit, quick } = run;
  const versions = new Map();
  for (const { results } of run.workloads) {
    for (const { id, version, library, engine } of results) {
      const { label } = run.contenders[id];
      if (version) versions.set(label, [version, library].filter(Boolean).join(', '));
      if (engine?.library)
        versions.set('BLAS of Colonnade', [engine.library, engine.variant].filter(Boolean).join(', '));
    }
  }
  const facts = [
    ['processor', `${machine.cpu}, ${machine.cores} cores`],
    ['its instructions', machine.features.join(', ') || 'not told'],
    ['memory', `${machine.memoryGiB} GiB`],
    ['system', machine.system],
    ['Node', machine.node],
    ...versions,
    ...(machine.environment?.length > 0 ? [['environment', machine.environment.join(', ')]] : []),
    ['load before the run', String(machine.loadAverage)],
  ];
  return [
    '# Performance',
    `*Measured on ${date}${commit ? `, commit ${commit}` : ''}, by \`npm run bench${quick ? ' -- --quick' : ''}\`, which wrote this page. The raw results are in [performance.json](performance.json).*`,
    table(['what', 'here'], facts),
    `Each contender is a process of its own. All contenders of a workload run in one go, window by window in a changing order, so that what disturbs the machine disturbs them all: ${times.windows} windows of ${times.windowMs} ms each after a second or more of warming up, of which the tables show the median and the extremes. Ratios are taken round by round. The examples are seeded uniform numbers between −0.5 and 0.5 with the labels of a linear teacher; everybody does plain gradient descent in float32 unless the title says otherwise. A training of ours is a call of \`fit\`; its start (planning, copying in, the exact cost before the first update) stands in a column of its own. [How to run it and how to install the peers](../bench/README.md).`,
  ];
}

function marksPart(run) {
  const verdicts = judge(run).filter(({ why }) => why !== 'not part of this run');
  if (verdicts.length === 0) return [];
  const count = (met) => verdicts.filter((verdict) => verdict.met === met).length;
  const open = count(null) > 0 ? `, ${count(null)} not measured` : '';
  return [
    '## Marks',
    `${count(true)} of ${verdicts.length} met, ${count(false)} missed${open}.`,
    marksTable(verdicts, run),
  ];
}

function trainingPart(run, picture) {
  const entries = inSection(run, 'training');
  if (entries.length === 0) return [];
  return [
    '## Training',
    ...entries.flatMap((entry) => [
      `### ${entry.workload.id}: ${titleOf(entry.workload)}`,
      picture(
        `performance-${entry.workload.id.toLowerCase()}.svg`,
        `Examples a second on ${entry.workload.id}`,
      ),
      contestTable(run, entry),
    ]),
  ];
}

function titleOf({ name, layers, output, batch, examples }) {
  const step = batch === examples ? 'all at once' : `${batch} a step`;
  return `${name}, ${layers.join('-')}, ${output}, ${examples.toLocaleString('en-US')} examples, ${step}`;
}

function coursePart(run, [entry]) {
  return [`## The course's cats`, `In float64: ${titleOf(entry.workload)}.`, contestTable(run, entry)];
}

function textPart(run, [entry]) {
  const { examples, vocabulary, hidden } = entry.workload;
  const count = (value) => value.toLocaleString('en-US');
  return [
    '## Text',
    `${count(examples)} reviews, ${count(vocabulary)} words of which only those present count, ${hidden} linear hidden units, one review a step; the tokenizing is not in the time.`,
    contestTable(run, entry),
  ];
}

function readingPart(run, entries) {
  return [
    '## Reading',
    'From a file to a table, or on into X: kinds of columns found out, numbers standardized, words counted. Each time is that of one reading in a process of its own, whose peak memory stands beside it, Node included; the file has been read before. DuckDB takes all processors, and on its way into X nothing but numbers.',
    ...entries.flatMap((entry) => [
      `### ${entry.workload.name}: ${entry.workload.examples.toLocaleString('en-US')}${entry.workload.columns ? ` × ${entry.workload.columns}` : ''}`,
      readingTable(run, entry),
    ]),
  ];
}

function predictionsPart(run, entries) {
  return [
    '## One prediction',
    ...entries.flatMap((entry) => [`### ${entry.workload.layers.join('-')}`, predictionTable(run, entry)]),
  ];
}

function loopsPart(run, [entry]) {
  return [
    '## One by one, or all at once',
    `"Use vectorization", says the course. The same network, ${entry.workload.layers.join('-')} on ${entry.workload.examples} examples: by plain loops over one example a step, and over the whole batch.`,
    contestTable(run, entry),
  ];
}

function growthPart(run, picture) {
  const grown = inSection(run, 'growth');
  const part = (prefix, title, sizeOf, alt) => {
    const entries = grown.filter(({ workload }) => workload.id.startsWith(prefix));
    if (entries.length === 0) return [];
    return [title, picture(`performance-growth-${prefix}.svg`, alt), growthTable(run, entries, sizeOf)];
  };
  if (grown.length === 0) return [];
  return [
    '## Growth',
    ...part(
      'examples',
      '### More examples: 30-16-1, examples a second by number of examples',
      ({ examples }) => examples,
      'Examples a second by number of examples',
    ),
    ...part(
      'width',
      '### Wider: 784-w-10, examples a second by w',
      ({ layers }) => layers[1],
      'Examples a second by width of the hidden layer',
    ),
  ];
}

function endurancePart(run, [{ workload, results }]) {
  const rows = results
    .filter(({ tenths }) => tenths)
    .flatMap(({ id, tenths }) =>
      tenths.map((each, i) => [
        `${run.contenders[id].label}, run ${i + 1}`,
        ...each.map((seconds) => digits(1000 * seconds)),
        digits(each.at(-1) / each[0]),
      ]),
    );
  if (rows.length === 0) return [];
  const tenth = Array.from({ length: 10 }, (_, i) => String(i + 1));
  return [
    '## Endurance',
    `${workload.epochs.toLocaleString('en-US')} epochs of ${workload.of}: the milliseconds of each tenth.`,
    table(['who', ...tenth, 'last / first'], rows, [...tenth, 'last / first']),
  ];
}

function memoryPart(run) {
  const entries = inSection(run, 'training');
  return entries.length === 0
    ? []
    : [
        '## Memory',
        `The most memory that the process of a training ever had, Node included, beside the numbers of X and Y in the precision of the computation.${idleMemory(run.machine)}`,
        memoryTable(run, entries),
      ];
}

function idleMemory({ nodeBytes, nodeThreadBytes }) {
  if (!nodeBytes) return '';
  return ` Node that does nothing takes ${megabytes(nodeBytes)} MB, and ${megabytes(nodeThreadBytes)} MB with a second thread that does nothing.`;
}

function leftOutPart(run) {
  const text = leftOut(run);
  return text === '' ? [] : ['## Left out', text];
}
