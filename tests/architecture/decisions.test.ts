import { expect, it } from 'vitest';
import { listFiles } from '../support/source-files.js';

const files = listFiles().filter(({ path }) => path.startsWith('docs/decisions/'));
const records = files.filter(({ path }) => !path.endsWith('README.md'));
const nameOf = (path: string): string => path.slice('docs/decisions/'.length);

it('each decision record has a number of its own, in its name and its title', () => {
  const numbers = records.map(({ path }) => nameOf(path).slice(0, 3));
  expect(records.filter(({ text }, i) => !text.startsWith(`# ${numbers[i]}: `)).map(({ path }) => path)).toEqual([]);
  expect(numbers).toEqual([...new Set(numbers)]);
});

it('the index lists every decision record with its title, in order', () => {
  const index = files.find(({ path }) => path.endsWith('README.md'))?.text ?? '';
  const rows = records
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map(({ path, text }) => `- [${text.slice(2, text.indexOf('\n'))}](${nameOf(path)})`);
  expect(index.split('\n').filter((line) => line.startsWith('- '))).toEqual(rows);
});

it('links between documents lead somewhere', () => {
  const paths = new Set(listFiles().map(({ path }) => path));
  const pages = listFiles().filter(({ path }) => path.endsWith('.md'));
  const broken = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = '']) => new URL(target, `file:///${path}`).pathname.slice(1))
      .filter(
        (target) => ![...paths].some((known) => known === target || known.startsWith(`${target.replace(/\/$/, '')}/`)),
      )
      .map((target) => `${path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

it('paths that the pages for contributors name are there', () => {
  const paths = listFiles().map(({ path }) => path);
  const isThere = (named: string): boolean => paths.some((path) => path === named || path.startsWith(`${named}/`));
  const pages = listFiles().filter(({ path }) => ['CONTRIBUTING.md', 'README.md', 'docs/recipes.md'].includes(path));
  const named = pages.flatMap(({ text }) =>
    [...text.matchAll(/`((?:packages|apps|tests|docs|prisma)\/[^`\s<{*]*)`/g)].map(([, path = '']) => path),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((path) => !isThere(path.replace(/\/$/, '')))).toEqual([]);
});
