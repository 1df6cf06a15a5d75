import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { everyday } from './open-states/everyday.js';
import { documents, subjects } from './open-states/knowledge.js';
import { models, work } from './open-states/models.js';
import type { Examples, OpenState, OpenStates } from './open-states/opening.js';

/** A page as it is looked at. */
export interface PageState extends OpenState {
  readonly route: string;
}

/**
 * There a new page says what can be opened on it. Every page is looked at as it comes first, too; one with a parameter in
 * its route needs an example in `page-examples.ts` besides.
 */
const openStates: OpenStates = { ...everyday, ...documents, ...subjects, ...models, ...work };

const pagesFolder = fileURLToPath(new URL('../../apps/admin/src/app/', import.meta.url));

/** The admin's pages by their folders; `(desk)` is not part of an address. */
export const routes = globSync('**/page.tsx', { cwd: pagesFolder })
  .map((path) => `/${path.replace(/(^|\/)page\.tsx$/, '')}`.replace(/\/\([^)]+\)/g, '') || '/')
  .toSorted();

/** All pages, each as it comes first and with each thing opened. */
export const pageStates: readonly PageState[] = routes.flatMap((route) =>
  [{ name: 'as it comes first' }, ...(openStates[route] ?? [])].map((state) => ({ route, ...state })),
);

/** Where the page is; throws where a route has a parameter and nobody said what stands for it. */
export function addressOf(
  { route, query = '', example = route }: Pick<PageState, 'route' | 'query' | 'example'>,
  examples: Examples,
): string {
  if (!route.includes('[')) return `${route}${query}`;
  const id = query || examples[example];
  if (id === undefined) throw new Error(`${route} needs an example: add one in tests/support/page-examples.ts`);
  return route.replace(/\[[^\]]+\]/, id);
}
