import { basename } from 'node:path';
import { kebabCase } from '@colonnade/core';
import { duration } from '../terminal/progress.js';
import { count, figure, plain, textTable } from '../terminal/table.js';
import type { ComparedRun, Comparison } from './comparison.js';

/** A comparison as the terminal shows it: a column for each run. */
export function comparisonText({ target, task, runs, options, differences }: Comparison): string {
  const row = (name: string, of: (run: ComparedRun) => string) => [name, ...runs.map(of)];
  const metricNames = [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))];
  const metricOf = ({ metrics }: ComparedRun, name: string) =>
    figure((metrics as unknown as Record<string, number | null>)[name]);
  const sameData = new Set(runs.map(({ hash }) => hash)).size === 1;
  const from = sameData ? `, from ${plain(basename(runs[0].source))}` : '';
  const changed = Object.entries(options);
  const table = [
    row('', ({ run }) => plain(run, 40)),
    ...(sameData ? [] : [row('data', ({ source }) => plain(basename(source), 40))]),
    row('layers', ({ architecture }) => architecture.join('-')),
    row('parameters', ({ parameters }) => count(parameters)),
    row('epochs', ({ epochs }) => count(epochs)),
    row('time', ({ seconds }) => duration(seconds)),
    row('', () => ''),
    row(changed.length === 0 ? 'no option differs' : 'options that differ', () => ''),
    ...changed.map(([name, values]) => [`  ${kebabCase(name)}`, ...values.map(valueText)]),
    row('', () => ''),
    row('metrics', ({ part, rows }) => `${part}, ${count(rows)} rows`),
    ...metricNames.map((name) => row(`  ${name}`, (run) => metricOf(run, name))),
  ];
  const verdicts = differences.map(({ run, sentence }) => `  ${plain(run)}: ${plain(sentence, 300)}\n`);
  return [
    `${plain(target)} (${task})${from}\n${textTable(table)}\n`,
    `\nAgainst ${plain(runs[0].run)}, on the rows that both tested:\n${verdicts.join('')}`,
  ].join('');
}

function valueText(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return plain(String(value), 40);
  return plain(Array.isArray(value) ? value.join(',') || 'none' : JSON.stringify(value), 40);
}
