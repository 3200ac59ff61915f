import ts from 'typescript';
import { type Block, type Page, writtenBlocks } from './markdown.js';
import { parseClaim } from './values.js';

/** The `ts` blocks of a page, in order. */
export function codeBlocks(page: Page): Block[] {
  return writtenBlocks(page).filter(({ language }) => language === 'ts');
}

/**
 * A page as a module: every line outside its `ts` blocks is empty, so that a line has the number it has on the
 * page. A `ts throws` block shows a mistake that TypeScript may refuse too, and is left out.
 */
export function moduleOf(page: Page): string {
  const lines = page.lines.map(() => '');
  for (const { info, open, close } of codeBlocks(page)) {
    if (info === 'throws') continue;
    for (let at = open + 1; at < close; at++) lines[at] = page.lines[at];
  }
  return lines.join('\n');
}

/**
 * The same module with its claims checked: `f(x); // 0.69` becomes `__check(…, f(x))`, a `ts throws` block becomes
 * `await __throws(…, async () => { … })`. The four functions come from `Recorder`.
 */
export function checkedModuleOf(page: Page): string {
  const lines = withClaims(page, moduleOf(page)).split('\n');
  for (const { info, open, close } of codeBlocks(page)) {
    lines[open] = `__at(${open});`;
    if (info !== 'throws') continue;
    lines[open] += ` await __throws(${open}, async () => {`;
    for (let at = open + 1; at < close; at++) lines[at] = page.lines[at];
    lines[close] = '});';
  }
  lines[0] = 'const { __at, __check, __throws, console } = (globalThis as any).documentation;';
  return [...lines, `export { ${declaredNames(moduleOf(page)).join(', ')} };`].join('\n');
}

/** The constants and variables that a page declares, for the figures that are drawn from them. */
function declaredNames(source: string): string[] {
  const file = ts.createSourceFile('page.ts', source, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}

function withClaims(page: Page, source: string): string {
  const file = ts.createSourceFile('page.ts', source, ts.ScriptTarget.ES2022, true);
  const edits: { start: number; end: number; text: string }[] = [];
  const checked = new Set<number>();
  for (const statement of file.statements) {
    const rest = source.slice(statement.end, lineEnd(source, statement.end));
    const comment = /^\s*\/\/(.*)$/.exec(rest)?.[1];
    if (comment === undefined || parseClaim(comment) === undefined) continue;
    const line = file.getLineAndCharacterOfPosition(statement.end).line;
    const [head, tail] = [`__check(${line}, ${JSON.stringify(comment)}, (`, '));'];
    const target = targetOf(statement, file);
    if (target === undefined) continue;
    checked.add(line);
    if (target.declared)
      edits.push({ start: statement.end, end: statement.end, text: ` ${head}${target.text}${tail}` });
    else
      edits.push({
        start: statement.getStart(file),
        end: statement.end,
        text: `${head}${target.text}${tail}`,
      });
  }
  source.split('\n').forEach((line, at) => {
    const comment = /\S.*?\/\/\s(.*)$/.exec(line)?.[1];
    if (comment === undefined || parseClaim(comment) === undefined || checked.has(at)) return;
    throw new Error(`${page.path}:${at + 1}: "${comment}" claims a value, but stands after no single value`);
  });
  let text = source;
  for (const { start, end, text: next } of edits.reverse())
    text = text.slice(0, start) + next + text.slice(end);
  return text;
}

/** The expression that a comment after the statement speaks of: what is declared, logged, or simply stands there. */
function targetOf(
  statement: ts.Statement,
  file: ts.SourceFile,
): { text: string; declared: boolean } | undefined {
  if (ts.isVariableStatement(statement)) {
    const [only, ...more] = statement.declarationList.declarations;
    if (more.length > 0 || !ts.isIdentifier(only.name)) return undefined;
    return { text: only.name.text, declared: true };
  }
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  if (ts.isCallExpression(expression) && expression.expression.getText(file) === 'console.log') {
    if (expression.arguments.length !== 1) return undefined;
    return { text: expression.arguments[0].getText(file), declared: false };
  }
  return { text: expression.getText(file), declared: false };
}

function lineEnd(source: string, from: number): number {
  const at = source.indexOf('\n', from);
  return at < 0 ? source.length : at;
}
