import type { Code } from './error-codes.js';

/** What a user can do about it. `{option}` in the text stands for the option as the face in use spells it. */
export interface Remedy {
  readonly text: string;
  /** The option that mends it, in camelCase, and the value to give it. */
  readonly option?: string;
  readonly value?: string | number | boolean | readonly (string | number)[];
}

/** The parts of an error; the message is worded from them. */
export interface ErrorParts {
  readonly code: Code;
  /** Where it happened: a function (`fit`), an option (`option "epochs"`), a place in a file (`a.csv line 42`). */
  readonly where: string;
  /** What is wrong, as a clause without a full stop: `X has 784 rows (features) but the network expects 2`. */
  readonly problem: string;
  readonly expected?: string;
  readonly got?: string;
  /** Why it matters, as a clause: `Examples are columns`. */
  readonly why?: string;
  readonly remedy?: Remedy;
  readonly cause?: unknown;
  /** More that one look at the same thing found; each has a line of its own in the message. */
  readonly others?: readonly ColonnadeError[];
}

/** Who speaks: the library says `missing: ['n/a']`, the command `--missing "n/a"`, the page `missing n/a`. */
export type Face = 'library' | 'command' | 'studio';

/** An error that says where, what was expected, what was got, why it matters and how to mend it. */
export class ColonnadeError extends Error {
  readonly code: Code;
  readonly where: string;
  readonly problem: string;
  readonly expected: string | undefined;
  readonly got: string | undefined;
  readonly why: string | undefined;
  readonly remedy: Remedy | undefined;
  readonly others: readonly ColonnadeError[];

  constructor(parts: ErrorParts) {
    const messages = [word(parts, 'library'), ...(parts.others ?? []).map(({ message }) => message)];
    super(messages.join('\n'), parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'ColonnadeError';
    this.code = parts.code;
    this.where = parts.where;
    this.problem = parts.problem;
    this.expected = parts.expected;
    this.got = parts.got;
    this.why = parts.why;
    this.remedy = parts.remedy;
    this.others = parts.others ?? [];
  }

  /**
   * The message in the words of a face, ending in the code in brackets; that of each other error on a line below.
   * @param where where it happened, as that face calls it; as the error says unless given
   */
  worded(face: Face, where: string = this.where): string {
    const { code, problem, why, remedy, others } = this;
    const own = word({ code, where, problem, why, remedy }, face);
    return [own, ...others.map((other) => other.worded(face))].join('\n');
  }
}

/** A warning: something that works, but probably not as well as it could. */
export interface Warning {
  readonly code: Code;
  readonly message: string;
}

function word(parts: Pick<ErrorParts, 'code' | 'where' | 'problem' | 'why' | 'remedy'>, face: Face): string {
  const { where, problem, why, remedy, code } = parts;
  const advice = remedy && withOption(remedy, face);
  const reason = why && advice ? `${why}: ${advice}` : (why ?? (advice && capitalized(advice)));
  const sentences = [`${where}: ${problem}.`, reason && ended(reason)].filter(Boolean).join(' ');
  return `${spellOptions(sentences, face)} [${code}]`;
}

/** A sentence of the library in which `option "learningRate"` is spelled as a face does. */
export function spellOptions(text: string, face: Face): string {
  return face === 'command' ? withFlags(text) : face === 'studio' ? withWords(text) : text;
}

/** `option "learningRate"` as `option --learning-rate`. */
function withFlags(text: string): string {
  return text.replace(
    /\boption "([A-Za-z][A-Za-z0-9]*)"/g,
    (_, name: string) => `option --${kebabCase(name)}`,
  );
}

/** `option "learningRate"` as `learning rate`. */
function withWords(text: string): string {
  return text.replace(/\boption "([A-Za-z][A-Za-z0-9]*)"/g, (_, name: string) => wordsOf(name));
}

/** An advice that stands by itself is a sentence; one that begins with an option keeps its spelling. */
function capitalized(clause: string): string {
  return /^[a-z]+(?![\w:])/.test(clause) ? clause[0].toUpperCase() + clause.slice(1) : clause;
}

/** With a full stop, or a question mark where it asks. */
function ended(clause: string): string {
  if (clause.endsWith('?')) return clause;
  return /\bdid you mean\b/i.test(clause) ? `${clause}?` : `${clause}.`;
}

function withOption({ text, option, value }: Remedy, face: Face): string {
  if (option === undefined) return text;
  // The library quotes a name; flags and labels need no quotes.
  const spelled = face !== 'library' ? text.replaceAll('"{option}"', '{option}') : text;
  return spelled.replaceAll('{option}', spellOption(option, value, face));
}

/** An option as a face spells it: `--missing "n/a"` or `missing: ['n/a']`. */
export function spellOption(option: string, value: Remedy['value'], face: Face): string {
  if (face === 'command') {
    const flag = `--${kebabCase(option)}`;
    if (value === undefined || value === true) return flag;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    return `${flag} ${/^[\w.,:/+-]+$/.test(text) ? text : JSON.stringify(text)}`;
  }
  if (face === 'studio') {
    const said =
      value === true ? 'on' : value === false ? 'off' : Array.isArray(value) ? value.join(', ') : value;
    return value === undefined ? wordsOf(option) : `${wordsOf(option)} ${said}`;
  }
  if (value === undefined) return option;
  const literal = (v: unknown) => (typeof v === 'string' ? `'${v}'` : String(v));
  return `${option}: ${Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : literal(value)}`;
}

/** `learningRate` as `learning rate`: how the page labels an option. */
export function wordsOf(option: string): string {
  return kebabCase(option).replaceAll('-', ' ');
}

/** `learningRate` as `learning-rate`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z0-9]+/g, (match, at: number) => {
    const lower = match.toLowerCase();
    return at === 0 || /^[0-9]/.test(match) ? lower : `-${lower}`;
  });
}
