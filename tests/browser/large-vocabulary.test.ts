import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

/** `npm run test:full` asks for 100,000. */
const subjects = Number(process.env.LISTED_SUBJECTS ?? 2_000);
const patience = 900_000;
/** What a page may hold, however many subjects there are. */
const mostNodes = 500;

/** Subjects that each stand below one of ten times fewer, so that nearly all are leaves; a hundred roots. */
const table = (): string => {
  const rows = Array.from({ length: subjects }, (_, n) => {
    const above = n < 100 ? '' : `N${Math.floor(n / 10) - 10}`;
    return `N${n},Subject ${n},${above}`;
  });
  return `id,label,parent\n${rows.join('\n')}\n`;
};

let browser: Browser;
let operator: Visitor;
beforeAll(async () => {
  browser = await launchChromium();
  operator = await visitSignedIn(browser);
  const headers = { 'x-file-name': 'large.csv', 'content-type': 'text/csv' };
  const answer = await operator.context.request.post('/uploads', { data: table(), headers, timeout: patience });
  const { uploadId } = await answer.json();
  const query = `mutation ($id: ID!) { importVocabulary(input: { uploadId: $id, scheme: "Large" }) {
    ... on VocabularyImported { import { report { added } } } } }`;
  expect(await operator.ask(query, { id: uploadId })).toMatchObject({
    importVocabulary: { import: { report: { added: subjects } } },
  });
}, patience);
afterAll(async () => {
  await operator[Symbol.asyncDispose]();
  await browser.close();
});

it('a picker among many subjects holds a few of them', async () => {
  const { page } = operator;
  await operator.open('/models/train');
  await page.getByRole('combobox', { name: 'Scheme' }).click();
  await page.getByRole('option', { name: /^Large/ }).click();
  await page.getByRole('combobox', { name: 'Subjects to learn' }).click();
  await page.getByRole('option', { name: /^A branch/ }).click();
  const picker = page.getByRole('combobox', { name: 'Top subject' });
  await picker.fill('Subject');
  await page
    .getByRole('option', { name: /Subject \d/ })
    .first()
    .waitFor();
  const nodes = await page.locator('[role=listbox]:visible *').count();
  expect(nodes).toBeGreaterThan(10);
  expect(nodes).toBeLessThan(mostNodes);
});

it('a tree of many subjects holds those that are open, a page at a time', async () => {
  const { page } = operator;
  await operator.open('/subjects?scheme=Large');
  await page.getByRole('link', { name: 'Subject 0', exact: true }).waitFor();
  const rows = page.getByRole('link', { name: /^Subject \d+$/ });
  const first = await rows.count();
  expect(first).toBeLessThanOrEqual(100);
  await page.getByRole('button', { name: 'Narrower subjects of Subject 0', exact: true }).click();
  await page.getByRole('link', { name: 'Subject 100', exact: true }).waitFor();
  expect(await rows.count()).toBeLessThanOrEqual(first + 100);
});
