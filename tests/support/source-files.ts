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

/** What a file imports or exports from, as written, types included. */
export function listImports({ tree }: SourceFile): string[] {
  return listNodes(tree).flatMap((node) => {
    const target = targetOf(node);
    return target && ts.isStringLiteral(target) ? [target.text] : [];
  });
}

function targetOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    ? node.arguments[0]
    : undefined;
}

/** The path of the source that a relative import means; undefined for packages. */
export function resolveImport(file: SourceFile, from: string, paths: ReadonlySet<string>): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const base = normalize(join(dirname(file.path), from));
  const candidates = [base, ...['ts', 'tsx'].flatMap((ext) => [base.replace(/\.js$/, `.${ext}`), `${base}.${ext}`])];
  return candidates.find((path) => paths.has(path));
}

/** Lines and parameters of each function (a resolver's decorated ones are GraphQL's), with where it begins. */
export function listFunctions({ path, tree }: SourceFile): { at: string; lines: number; parameters: number }[] {
  const lineOf = (position: number): number => tree.getLineAndCharacterOfPosition(position).line + 1;
  return listNodes(tree)
    .filter(ts.isFunctionLike)
    .map((node) => {
      const [first, last] = [lineOf(node.getStart(tree)), lineOf(node.end)];
      return {
        at: `${path}:${first}`,
        lines: last - first + 1,
        parameters: node.parameters.filter(({ modifiers }) => !modifiers?.some(ts.isDecorator)).length,
      };
    });
}

/** The names that a file gives or uses. */
export function listIdentifiers({ tree }: SourceFile): string[] {
  return listNodes(tree)
    .filter(ts.isIdentifier)
    .map(({ text }) => text);
}

function listNodes(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}
