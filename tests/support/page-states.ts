import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { importTinyEncoder } from './tiny-encoder.js';

/** Something that is opened on a page, or that its address asks for. */
interface OpenState {
  readonly name: string;
  /** What follows the route in the address. */
  readonly query?: string;
  readonly open?: (page: Page) => Promise<void>;
}

/** A page as it is looked at. */
export interface PageState extends OpenState {
  readonly route: string;
}

const text = 'We followed 214 patients with heart failure in four hospitals over two years.';
const file = {
  name: 'a.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('id,title,text,subjects\n1,Ants,On ants,Zoology\n'),
};

const vocabulary = {
  name: 'trades.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('/Crafts/Weaving\n/Crafts/Pottery\n'),
};

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};
const dialog = (name: string | RegExp) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').waitFor();
};
const options = (name: string) => async (page: Page) => {
  await page.getByRole('combobox', { name }).first().click();
  await page.getByRole('option').first().waitFor();
};

/**
 * Here a new page says what can be opened on it. Every page is looked at as it comes first, too; one with a parameter in
 * its route needs an example in `page-examples.ts` besides.
 */
const openStates: Readonly<Record<string, readonly OpenState[]>> = {
  '/': [{ name: 'everything of a narrow screen’s menu', open: openMenu }],
  '/try': [
    {
      name: 'suggestions and their query',
      async open(page) {
        await page.getByRole('textbox', { name: 'Text' }).fill(text);
        await page.locator('li[data-subject]').first().waitFor();
        await page.getByText('View as GraphQL query').click();
      },
    },
  ],
  '/review': [
    { name: 'shortcuts', open: dialog('Keyboard shortcuts') },
    { name: 'what can be done with a published subject', open: openPublished },
    {
      name: 'a correction with subjects found',
      async open(page) {
        await dialog(/^Correct/)(page);
        await page.keyboard.type('e');
        await page.getByRole('option').first().waitFor();
      },
    },
    { name: 'the choice of a subject', open: options('Filter by subject') },
  ],
  '/documents': [
    { name: 'the choice of a state', open: options('Suggestions') },
    { name: 'nothing found', query: '?q=qwrtzplmkn' },
  ],
  '/documents/[id]': [
    { name: 'a suggestion chosen', open: (page) => page.locator('button[aria-pressed]').first().click() },
    { name: 'no such document', query: 'nothing' },
  ],
  '/documents/import': [
    {
      name: 'the preview of a file',
      async open(page) {
        await page.locator('input[type="file"]').setInputFiles(file);
        await page.getByRole('heading', { name: 'First records' }).waitFor();
      },
    },
  ],
  '/harvest': [
    { name: 'the choice of a kind', open: options('Kind') },
    { name: 'credentials by key', open: (page) => page.getByText('Key', { exact: true }).click() },
  ],
  '/subjects/vocabularies': [
    {
      name: 'the preview of a file',
      async open(page) {
        await page.getByRole('combobox', { name: 'Scheme' }).fill('Trades');
        await page.locator('input[type="file"]').setInputFiles(vocabulary);
        await page.getByRole('table', { name: 'Changed subjects' }).waitFor();
      },
    },
  ],
  '/subjects/[id]': [{ name: 'figures as tables', open: (page) => page.getByText('Table').first().click() }],
  '/models/word-vectors': [{ name: 'the settings of learning', open: dialog('Learn from documents') }],
  '/models/encoders': [{ name: 'an encoder', open: importTinyEncoder }],
  '/models/compare': [{ name: 'what a comparison found', open: compareTwo }],
  '/models/train': [{ name: 'parameters', open: (page) => page.getByText('Parameters and seed').click() }],
  '/models/versions/[id]': [
    {
      name: 'what a deployment would change',
      async open(page) {
        await press('Select all that are not worse')(page);
        await dialog(/^Deploy \d/)(page);
        await page.getByRole('table', { name: 'Suggestions before and after' }).waitFor();
      },
    },
  ],
  '/lab/start': [{ name: 'more settings', open: (page) => page.getByText('More settings').click() }],
  '/lab/[id]': [
    { name: 'figures as tables', open: showTables },
    { name: 'a review', open: dialog(/^Review /) },
    {
      name: 'one variant with its samples',
      async open(page) {
        await options('Variants shown')(page);
        await page.getByRole('option', { name: 'feature matching', exact: true }).click();
      },
    },
  ],
  '/runs': [{ name: 'the choice of a state', open: options('State') }],
  '/settings': [
    { name: 'a new person', open: dialog('Add person') },
    { name: 'a new password', open: dialog('Set password') },
    { name: 'API keys', query: '?tab=keys' },
    { name: 'a new key', query: '?tab=keys', open: dialog('Create key') },
    { name: 'the revoking of a key', query: '?tab=keys', open: dialog('Revoke') },
    { name: 'the audit trail', query: '?tab=audit' },
  ],
};

async function openMenu(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await dialog('Open menu')(page);
}

async function showTables(page: Page): Promise<void> {
  for (const table of await page.getByText('Table', { exact: true }).all()) await table.click();
}

async function compareTwo(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'cnn' }).uncheck();
  await page.getByRole('checkbox', { name: 'linear-sgd' }).check();
  await press('Start comparison')(page);
  await page.getByRole('heading', { name: 'Which recipe pays' }).waitFor();
}

async function openPublished(page: Page): Promise<void> {
  await page.locator('article footer button').first().click();
  await page.getByRole('menu').waitFor();
}

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
  { route, query = '' }: Pick<PageState, 'route' | 'query'>,
  examples: Readonly<Record<string, string>>,
): string {
  if (!route.includes('[')) return `${route}${query}`;
  const example = examples[route];
  if (example === undefined) throw new Error(`${route} needs an example: add one in tests/support/page-examples.ts`);
  return route.replace(/\[[^\]]+\]/, query || example);
}
