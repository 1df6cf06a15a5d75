import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultyServer } from '../harvest-servers/faulty-server.js';
import { jatsFile } from '../harvest-servers/jats-file.js';
import { type MadeArticle, makeArticle } from '../harvest-servers/made-articles.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { launchChromium } from '../support/chromium.js';
import { areRunsOver } from '../support/runs-are-over.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

/** `npm run test:full` asks for 20,000. */
const records = Number(process.env.HARVESTED_RECORDS ?? 300);
const recordsText = records.toLocaleString('en');
/** For what takes longer with their number. */
const patience = { timeout: 1_500_000 };
const files = 200;
const firstOfFiles = 1_000_000;
const firstLearnt = 2_000_000;

let browser: Browser;
let operator: Visitor;
let server: FaultyServer;
beforeAll(async () => {
  browser = await launchChromium();
  const repository = { articles: records, pageSize: records > 1_000 ? 100 : 60 };
  [operator, server] = await Promise.all([visitSignedIn(browser), startOaiServer(repository)]);
  await removeSample();
  await trainInDoubt();
});
afterAll(async () => {
  await operator[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await browser.close();
});

async function removeSample(): Promise<void> {
  const { page } = operator;
  await operator.open('/');
  await page.getByRole('button', { name: 'Remove sample' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove sample' }).click();
  await page.getByRole('heading', { name: 'Import documents' }).waitFor();
}

/** Articles of four areas, one in five under the area of another, so that whoever learns from them is never sure. */
function doubtfulTable(): string {
  const lines = Array.from({ length: 400 }, (_, i) => {
    const [{ title, abstract }, other] = [
      makeArticle(firstLearnt + i),
      makeArticle(firstLearnt + i + (i % 5 === 4 ? 1 : 0)),
    ];
    return [title, abstract, other.subjects[0]].join(';');
  });
  return ['title;text;subjects', ...lines].join('\n');
}

/** Trains a model that serves from then on. */
async function trainInDoubt(): Promise<void> {
  const { page } = operator;
  await operator.open('/documents/import');
  const file = { name: 'areas.csv', mimeType: 'text/csv', buffer: Buffer.from(doubtfulTable()) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('heading', { name: 'First records' }).waitFor();
  await page.getByRole('combobox', { name: 'Scheme' }).fill('Areas');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL('**/runs/*');
  await page.getByText('400 rows read').waitFor();
  await operator.open('/models/train');
  await page.getByRole('textbox', { name: 'Name' }).fill('Areas of studies');
  await page.getByRole('button', { name: 'Start training' }).click();
  await page.waitForURL('**/runs/*');
  await page.getByRole('link', { name: /version 1/ }).click(patience);
  await page.getByText('Deployed', { exact: true }).first().waitFor();
}

const untilIdle = () => expect.poll(() => areRunsOver(operator), patience).toBe(true);

/** What the desk shows of the first document of a source that waits, and the number of its article. */
async function readCard(source: string): Promise<{ readonly text: string; readonly number: number }> {
  const { page } = operator;
  await operator.open('/review');
  const document = page.getByRole('article');
  const link = document.locator('footer a').last();
  await link.waitFor();
  for (let skipped = 0; skipped < files && !(await link.innerText()).startsWith(`${source} ·`); skipped++) {
    const before = await link.getAttribute('href');
    await page.keyboard.press('s');
    await expect.poll(() => link.getAttribute('href')).not.toBe(before);
  }
  const text = await document.innerText();
  expect(text).toContain(`${source} ·`);
  return { text, number: Number(/of study (\d+)/.exec(text)?.[1]) };
}

async function countWaiting(): Promise<number> {
  return (await operator.ask<{ overview: { queued: number } }>('{ overview { queued } }')).overview.queued;
}

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

/** An article in JATS says names as people are called. */
function fileArticle(i: number): MadeArticle {
  const article = makeArticle(firstOfFiles + i);
  return { ...article, authors: article.authors.map((name) => name.split(', ').reverse().join(' ')) };
}

const folder = () =>
  Array.from({ length: files }, (_, i) => ({
    name: `article-${String(i).padStart(3, '0')}.xml`,
    mimeType: 'application/xml',
    buffer: Buffer.from(jatsFile(makeArticle(firstOfFiles + i))),
  }));

/** Authors, date and address as a page shows them. */
const detailsOf = ({ authors, date, doi }: MadeArticle): string[] => [
  authors.join('; '),
  new Date(date).toLocaleDateString('en', { dateStyle: 'medium', timeZone: 'UTC' }),
  doi,
];

/** Suggestions in review before the harvest. */
let waiting = 0;

describe('200 files of JATS', () => {
  it('are imported together, from the link on the Harvest page', async () => {
    const { page } = operator;
    await operator.open('/harvest');
    await page.getByRole('link', { name: 'imported' }).click();
    await page.locator('input[type="file"]').setInputFiles(folder());
    await page.getByText('Read as JATS XML.').waitFor();
    await startInto('Import', 'articles');
    await page.getByText('200 rows read').waitFor();
    expect(await page.locator('dl', { hasText: 'Added' }).innerText()).toMatch(/Added\s+200/);
    const article = fileArticle(3);
    const shown = await readDocument(article.title);
    for (const detail of detailsOf(article)) expect(shown).toContain(detail);
  });

  it('are in the queue then, with address, date and authors on the card', async () => {
    await untilIdle();
    waiting = await countWaiting();
    expect(waiting).toBeGreaterThan(files / 10);
    const { text, number } = await readCard('articles');
    for (const detail of detailsOf(fileArticle(number - firstOfFiles))) expect(text).toContain(detail);
  });
});

describe('a harvest by OAI-PMH', () => {
  it('shows the first records, takes all in, and each document says where and when it was published and by whom', async () => {
    const { page } = operator;
    await operator.open('/harvest');
    await page.getByRole('textbox', { name: 'Base URL' }).fill(server.url);
    await page.getByText('Allow local addresses').click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'First records' }).waitFor();
    await page.getByText(`Of ${recordsText}.`).waitFor();
    await startInto('Harvest', 'made');
    await page.getByText(`${recordsText} records read`).waitFor(patience);
    const deleted = Math.floor(records / 50);
    expect(await page.locator('dl', { hasText: 'Added' }).innerText()).toMatch(
      new RegExp(`Added\\s+${(records - deleted).toLocaleString('en')}\\s`),
    );
    const shown = await readDocument(makeArticle(3).title);
    for (const detail of detailsOf(makeArticle(3))) expect(shown).toContain(detail);
  }, 1_800_000);

  it('puts its documents in the queue, with address, date and authors on the card', async () => {
    const before = waiting;
    await untilIdle();
    expect(await countWaiting()).toBeGreaterThan(before + records / 10);
    const { text, number } = await readCard('made');
    for (const detail of detailsOf(makeArticle(number))) expect(text).toContain(detail);
  }, 1_800_000);

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
