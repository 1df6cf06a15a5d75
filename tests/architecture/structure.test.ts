import { describe, expect, it } from 'vitest';
import {
  listFiles,
  listFunctions,
  listIdentifiers,
  listImports,
  listSourceFiles,
  resolveImport,
  type SourceFile,
} from '../support/source-files.js';
import { importTable } from './import-table.js';
import { retiredTexts, retiredWords } from './retired-words.js';

const files = listSourceFiles();
const paths = new Set(files.map(({ path }) => path));
const folderOf = (path: string): string => /^(packages|apps)\/[^/]+/.exec(path)?.[0] ?? path.split('/')[0] ?? '';
const isTest = ({ path }: SourceFile): boolean => path.endsWith('.test.ts');

describe('imports', () => {
  const crossing = files
    .filter(({ path }) => /^(packages|apps|tests)\//.test(path))
    .flatMap((file) => listImports(file).map((from) => ({ file, from })));

  it('follow the import table', () => {
    const forbidden = crossing.filter(({ file, from }) => {
      const name = /^@classmark\/(.+)$/.exec(from)?.[1];
      const allowed = importTable[folderOf(file.path)] ?? [];
      return (
        name !== undefined &&
        !allowed.includes('*') &&
        !allowed.includes(name) &&
        name !== folderOf(file.path).split('/')[1]
      );
    });
    expect(forbidden.map(({ file, from }) => `${file.path} → ${from}`)).toEqual([]);
  });

  it('enter another package by its name alone (apps have none: tests may look into them)', () => {
    const intruding = crossing.filter(({ file, from }) => {
      if (/^@classmark\/[^/]+\//.test(from)) return true;
      const target = resolveImport(file, from, paths);
      if (target === undefined || folderOf(target) === folderOf(file.path)) return false;
      return !(folderOf(file.path) === 'tests' && target.startsWith('apps/'));
    });
    expect(intruding.map(({ file, from }) => `${file.path} → ${from}`)).toEqual([]);
  });

  it('of what tests share in testing/ are in tests', () => {
    const isShared = (path: string): boolean => /(^|\/)testing\//.test(path);
    const product = crossing.filter(({ file }) => !isTest(file) && !isShared(file.path));
    expect(product.filter(({ from }) => isShared(from)).map(({ file, from }) => `${file.path} → ${from}`)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(findCycle(files)).toEqual([]);
  });
});

describe('sizes', () => {
  it('no file is longer than 300 lines', () => {
    expect(files.filter(({ text }) => text.trimEnd().split('\n').length > 300).map(({ path }) => path)).toEqual([]);
  });

  const functions = files.filter((file) => !isTest(file)).flatMap(listFunctions);

  it('no function is longer than 50 lines', () => {
    expect(functions.filter(({ lines }) => lines > 50)).toEqual([]);
  });

  it('no function has more than four parameters, but in kernels, which take addresses and lengths as numbers', () => {
    expect(functions.filter(({ at, parameters }) => parameters > 4 && !at.includes('/kernel/'))).toEqual([]);
  });
});

describe('names', () => {
  it('are in kebab-case and say what is in the file', () => {
    const named = files.map(({ path }) => path).filter((path) => /\/src\/|^tests\//.test(path));
    const isGood = (path: string): boolean =>
      /(^|\/)\[*[.]{0,3}[a-z0-9-]+\]*(\.[a-z]+)+$/.test(path) &&
      !/\b(utils?|helpers?|common|misc|manager)\b/.test(path);
    expect(named.filter((path) => !isGood(path))).toEqual([]);
  });

  it('hold no word that the glossary has retired', () => {
    const inCamelCase = (path: string): string =>
      (/([^/]+?)\.[^/]*$/.exec(path)?.[1] ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const named = files.map((file) => ({ path: file.path, names: [inCamelCase(file.path), ...listIdentifiers(file)] }));
    const found = [...named, ...listSchemaNames()].flatMap(({ path, names }) =>
      names.flatMap((name) => {
        const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
        const word = retiredWords.find(([retired]) => retired.test(capitalised));
        return word === undefined ? [] : [`${path}: ${name} is called ${word[1]} now`];
      }),
    );
    expect(found).toEqual([]);
  });
});

it('nothing that people read is worded as it no longer is', () => {
  const read = listFiles().filter(
    ({ path }) =>
      /^(apps\/\w+\/(src\/|schema)|prisma\/schema|README|docs\/\w+\.md)/.test(path) && !path.includes('.test.'),
  );
  const found = read.flatMap(({ path, text }) =>
    retiredTexts.flatMap(([retired, current]) => {
      const words = retired.exec(text)?.[0];
      return words === undefined ? [] : [`${path}: "${words}" is "${current}" now`];
    }),
  );
  expect(read.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

it('no file names a place on one machine or a registry', () => {
  const place = /(?<![\w.$}])\/(home|root|Users|work)\/\w|registry\.[a-z]+\.(org|com)/;
  expect(
    listFiles()
      .filter(({ text }) => place.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});

/** The names in the schemas of API and database, without what describes them. */
function listSchemaNames(): { path: string; names: readonly string[] }[] {
  return listFiles()
    .filter(({ path }) => path === 'apps/api/schema.graphql' || path === 'prisma/schema.prisma')
    .map(({ path, text }) => ({
      path,
      names: text.replaceAll(/"{3}.*?"{3}|\/\/.*?$/gms, '').match(/\b[A-Za-z]\w*/g) ?? [],
    }));
}

/** The files of a cycle of imports, types included, or none. */
function findCycle(all: readonly SourceFile[]): string[] {
  const targets = new Map(
    all.map((file) => [file.path, listImports(file).flatMap((from) => resolveImport(file, from, paths) ?? [])]),
  );
  const done = new Set<string>();
  const search = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const target of targets.get(path) ?? []) {
      const cycle = search(target, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  return all.map(({ path }) => search(path, [])).find((cycle) => cycle.length > 0) ?? [];
}
