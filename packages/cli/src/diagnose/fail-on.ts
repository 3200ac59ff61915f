import {
  ColonnadeError,
  type DiagnosisFinding,
  diagnosisCodes,
  kebabCase,
  nearestName,
  type Severity,
} from '@colonnade/core';

/** Severities that `--fail-on` takes beside codes. */
const severities: readonly Severity[] = ['fault', 'warning', 'note'];

/** Whether a finding is one of those that a pipeline shall stop at. */
export type FailsOn = (finding: Pick<DiagnosisFinding, 'code' | 'severity'>) => boolean;

/**
 * Reads `leak,conflict`: codes of findings in lower case with dashes, or severities.
 * @throws OPTION_RANGE naming the one that was probably meant
 */
export function readFailOn(text: string | undefined): FailsOn {
  if (text === undefined) return () => false;
  const spelled = new Map(diagnosisCodes.map((code) => [spell(code), code]));
  const wanted = new Set<string>();
  for (const part of text.split(',')) {
    const name = spell(part.trim());
    if (severities.includes(name as Severity)) wanted.add(name);
    else if (spelled.has(name)) wanted.add(spelled.get(name)!);
    else throw unknown(part.trim(), name, [...spelled.keys(), ...severities]);
  }
  return ({ code, severity }) => wanted.has(code) || wanted.has(severity);
}

/** `NOISE_FEATURE` as `noise-feature`. */
function spell(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}

function unknown(part: string, name: string, names: readonly string[]): ColonnadeError {
  const near = nearestName(name, names);
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where: `option --${kebabCase('failOn')}`,
    problem: `${JSON.stringify(part)} is no finding`,
    expected: names.join(', '),
    got: part,
    remedy: near ? { text: `did you mean "${near}"` } : { text: `name some of ${names.join(', ')}` },
  });
}
