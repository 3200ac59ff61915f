import type { DiagnosisFinding } from '@colonnade/core';
import { sentence } from '@colonnade/core';
import { plain } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';
import { adviceSentence } from './advice.js';
import type { ToldFinding } from './told-findings.js';

/** What matters most, as a sentence. Notes alone stand in nobody's way. */
export function verdictOf(findings: readonly DiagnosisFinding[]): string {
  const [first] = findings;
  if (first === undefined) return 'Nothing was found that stands in the way.';
  if (first.severity === 'note')
    return `Nothing was found that stands in the way; ${notes(findings.length)} below.`;
  return sentence(first.title);
}

const notes = (n: number) => (n === 1 ? 'one note is' : `${n} notes are`);

const indent = '     ';
const lineWidth = 95;

/** Every finding in its order, each with what to do about it and the command that does. */
export function describeFindings(findings: readonly ToldFinding[]): string[] {
  return findings.map((finding, i) => {
    const { code, severity, title, detail, advice, command } = finding;
    const said = adviceSentence(advice, (option) => option);
    return [
      `${String(i + 1).padStart(3)}. ${severity}: ${plain(title, 200)} [${code}]`,
      ...[sentence(detail), ...(said === null ? [] : [said])].flatMap(paragraph),
      ...(command === null ? [] : [`${indent}${command}`]),
    ].join('\n');
  });
}

function paragraph(text: string): string[] {
  return wrap(plain(text, 1000), lineWidth).map((line) => `${indent}${line}`);
}
