import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { canOpen, firstPageOf, pageRoles, usersOf } from './page-roles.js';

const folder = fileURLToPath(new URL('../../app/(desk)/', import.meta.url));
const pages = globSync('**/page.tsx', { cwd: folder }).map((path) => `/${path.replace(/\/?page\.tsx$/, '')}`);

it('says of every page, or of one above it, who may use it', () => {
  const isCovered = (page: string) =>
    Object.keys(pageRoles).some((line) => page === line || page.startsWith(`${line}/`));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((page) => !isCovered(page))).toEqual([]);
});

it('says nothing of pages that are not there', () => {
  expect(Object.keys(pageRoles).filter((line) => !pages.includes(line))).toEqual([]);
});

it.each([
  ['READER', '/try'],
  ['CURATOR', '/'],
  ['OPERATOR', '/'],
  ['ADMIN', '/'],
  [null, '/'],
] as const)('lets %s begin at %s', (role, page) => {
  expect(firstPageOf(role)).toBe(page);
});

it.each([
  ['READER', '/documents/4', true],
  ['READER', '/documents?q=import', true],
  ['READER', '/documents/import?source=a', false],
  ['READER', '/models/imported/4', true],
  ['CURATOR', '/models/versions/4#top', true],
  ['CURATOR', '/models/train', false],
  ['READER', '/nowhere', true],
  [null, '/documents', false],
] as const)('asked by %s for %s, says %s', (role, href, isOpen) => {
  expect(canOpen(role, href)).toBe(isOpen);
});

it('names all who may use a page', () => {
  expect(usersOf('/runs')).toBe('curators, operators and admins');
  expect(usersOf('/documents/import')).toBe('operators and admins');
});
