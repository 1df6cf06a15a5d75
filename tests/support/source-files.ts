import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file that git knows or would take, with its text. */
export function listFiles(): { path: string; text: string }[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  const paths = list
    .toString()
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)));
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function listSourceFiles(): SourceFile[] {
  return listFiles()
    .filter(({ path }) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.includes('/generated/'))
    .map((file) => ({ ...file, tree: ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true) }));
}

/** What a file imports or exports from, as written; `isType`: the compiler leaves nothing of it. */
export function listImports({ tree }: SourceFile): { from: string; isType: boolean }[] {
  const imports: { from: string; isType: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({
        from: node.moduleSpecifier.text,
        isType: node.importClause !== undefined && isTypeOnly(node.importClause),
      });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ from: node.moduleSpecifier.text, isType: node.isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target)) imports.push({ from: target.text, isType: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return imports;
}

/** The path of the source that a relative import means; undefined for packages. */
export function resolveImport(file: SourceFile, from: string, paths: ReadonlySet<string>): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const base = normalize(join(dirname(file.path), from));
  const candidates = [base, ...['ts', 'tsx'].flatMap((ext) => [base.replace(/\.js$/, `.${ext}`), `${base}.${ext}`])];
  return candidates.find((path) => paths.has(path));
}

/** Lines of each function, with where it begins. */
export function listFunctions({ path, tree }: SourceFile): { at: string; lines: number }[] {
  const functions: { at: string; lines: number }[] = [];
  const lineOf = (position: number): number => tree.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const [first, last] = [lineOf(node.getStart(tree)), lineOf(node.end)];
      functions.push({ at: `${path}:${first}`, lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return functions;
}

function isTypeOnly(clause: ts.ImportClause): boolean {
  const { namedBindings } = clause;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    clause.name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}
