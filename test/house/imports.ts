import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One import of one source file; paths run from the repository's root. */
export interface Import {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  /** The source file that a relative specifier means; undefined for a package or a file that does not exist. */
  readonly target: string | undefined;
}

const root = new URL('../../', import.meta.url);

/** Every TypeScript source of every package: packages/<name>/src. */
export function sourceFiles(): string[] {
  const packages = readdirSync(new URL('packages/', root));
  return packages.flatMap((name) => {
    const folder = new URL(`packages/${name}/src/`, root);
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `packages/${name}/src/${file.replaceAll('\\', '/')}`);
  });
}

/** Every import of those files: static, re-exporting, dynamic and of types. */
export function readImports(files: readonly string[]): Import[] {
  const known = new Set(files);
  return files.flatMap((file) => {
    const text = readFileSync(fileURLToPath(new URL(file, root)), 'utf8');
    return specifiersOf(file, text).map(({ specifier, line }) => ({
      file,
      line,
      specifier,
      target: resolve(file, specifier, known),
    }));
  });
}

/** The specifiers in a text, with their lines counted from 1. */
export function specifiersOf(file: string, text: string): { specifier: string; line: number }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: { specifier: string; line: number }[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    found.push({
      specifier: node.text,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (ts.isExternalModuleReference(node)) add(node.expression);
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText(source);
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword || name === 'require') add(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function resolve(file: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = new URL(specifier, `file:///${file}`).pathname.slice(1);
  const candidates = [path.replace(/\.js$/, '.ts'), path.replace(/\.jsx?$/, '.tsx'), path];
  return candidates.find((candidate) => known.has(candidate)) ?? path;
}
