import { join } from 'node:path';
import ts from 'typescript';
import { type Page, root } from './markdown.js';
import { moduleOf } from './module.js';

/** What TypeScript says of the code on the pages, each message with its place on the page. */
export function typeErrors(pages: readonly Page[]): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.tests.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['x.ts'] },
    ts.sys,
    root,
  );
  options.noUnusedLocals = false;
  // The sources, as in the tests: a stale build can never pass.
  options.paths = Object.fromEntries(
    ['core', 'data', 'figures'].map((name) => [
      `@colonnade/${name}`,
      [join(root, `packages/${name}/src/index.ts`)],
    ]),
  );
  const virtual = new Map(pages.map((page) => [join(root, `${page.path.replaceAll('/', '__')}.ts`), page]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const textOf = (name: string) => {
    const page = virtual.get(name);
    return page && `${moduleOf(page)}\nexport {};\n`;
  };
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => textOf(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = textOf(name);
    return text === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, text, language, true);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return [...virtual].flatMap(([name, page]) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) => {
        const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
        return `${page.path}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      },
    );
  });
}
