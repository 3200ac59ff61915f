import ts from 'typescript';

/** Stricter than `--strict`, with the smallest library: an exported file must compile in any project. */
const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  target: ts.ScriptTarget.ES2015,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es5.d.ts'],
  types: [],
};

/** The errors that the compiler finds in some files, by name and source. */
export function errorsIn(files: Readonly<Record<string, string>>): string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name in files || fileExists(name);
  host.directoryExists = () => true;
  host.readFile = (name) => files[name] ?? readFile(name);
  host.getSourceFile = (name, language) =>
    name in files ? ts.createSourceFile(name, files[name], language) : getSourceFile(name, language);
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

/** What an exported file gives to untyped callers. */
export interface Exported {
  readonly numbers?: Float64Array;
  predict(record: unknown): { prediction: unknown; probabilities?: Record<string, number> };
}

/** Compiles an exported file and runs it. */
export function run(source: string): Exported {
  const { outputText, diagnostics } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics?.length) throw new Error(ts.flattenDiagnosticMessageText(diagnostics[0].messageText, '\n'));
  const exported = {};
  new Function('exports', outputText)(exported);
  return exported as Exported;
}
