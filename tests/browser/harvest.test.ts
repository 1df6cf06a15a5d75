import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultyServer } from '../harvest-servers/faulty-server.js';
import { jatsFile } from '../harvest-servers/jats-file.js';
import { makeArticle } from '../harvest-servers/made-articles.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

let browser: Browser;
let operator: Visitor;
let server: FaultyServer;
beforeAll(async () => {
  browser = await launchChromium();
  [operator, server] = await Promise.all([visitSignedIn(browser), startOaiServer({ articles: 300, pageSize: 60 })]);
});
afterAll(async () => {
  await operator[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await browser.close();
});

async function startInto(action: string, source: string): Promise<void> {
  const { page } = operator;
  await page.getByRole('combobox', { name: 'Source', exact: true }).fill(source);
  await page.getByRole('combobox', { name: 'Scheme' }).fill(`Subjects of ${source}`);
  await page.getByText('Create missing subjects').click();
  await page.getByRole('button', { name: action, exact: true }).click();
  await page.waitForURL('**/runs/*');
}

/** What a document's page says of it. */
async function readDocument(title: string): Promise<string> {
  const { page } = operator;
  await operator.open(`/documents?q=${encodeURIComponent(`"${title}"`)}`);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
  return page.getByRole('main').innerText();
}

describe('a harvest by OAI-PMH', () => {
  it('shows the first records, takes all in, and each document says where and when it was published and by whom', async () => {
    const { page } = operator;
    await operator.open('/harvest');
    await page.getByRole('textbox', { name: 'Base URL' }).fill(server.url);
    await page.getByText('Allow local addresses').click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'First records' }).waitFor();
    await page.getByText('Of 300.').waitFor();
    await startInto('Harvest', 'made');
    await page.getByText('300 records read').waitFor();
    expect(await page.locator('dl', { hasText: 'Added' }).innerText()).toMatch(/Added\s+294/);
    const [{ title, date, authors, doi }] = [makeArticle(3)];
    const shown = await readDocument(title);
    expect(shown).toContain(doi);
    expect(shown).toContain(date.slice(0, 4));
    expect(shown).toContain(authors[0]?.split(', ')[0] ?? '');
  });

  it('is among the harvests of its page', async () => {
    await operator.open('/harvest');
    await operator.page.getByRole('link', { name: 'Harvest of 127.0.0.1' }).first().waitFor();
  });

  it('of an address that may not be asked says so before it starts', async () => {
    const { page } = operator;
    await operator.open('/harvest');
    await page.getByRole('textbox', { name: 'Base URL' }).fill('http://127.0.0.1:9/oai');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('private network (127.0.0.1)').waitFor();
  });
});

describe('200 files of JATS', () => {
  it('are imported together, from the link on the Harvest page', async () => {
    const { page } = operator;
    await operator.open('/harvest');
    await page.getByRole('link', { name: 'imported' }).click();
    const files = Array.from({ length: 200 }, (_, i) => ({
      name: `article-${String(i).padStart(3, '0')}.xml`,
      mimeType: 'application/xml',
      buffer: Buffer.from(jatsFile(makeArticle(1_000 + i))),
    }));
    await page.locator('input[type="file"]').setInputFiles(files);
    await page.getByText('Read as JATS XML.').waitFor();
    await startInto('Import', 'articles');
    await page.getByText('200 rows read').waitFor();
    expect(await page.locator('dl', { hasText: 'Added' }).innerText()).toMatch(/Added\s+200/);
    const { title, doi, authors } = makeArticle(1_003);
    const shown = await readDocument(title);
    expect(shown).toContain(doi);
    expect(shown).toContain(authors[0]?.split(', ').reverse().join(' ') ?? '');
  });
});
