import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const words = 'The eggs of cuckoos match those of their hosts in colour and size in most of the nests that we found.';

const file = [
  JSON.stringify({ key: 'c1', kopf: 'Cuckoo eggs', body: `${words} First.`, topics: ['/Ornithology'] }),
  JSON.stringify({ key: 'c2', kopf: 'More cuckoo eggs', body: `${words} Second.`, topics: ['/Ornithology'] }),
  '{"key": "c3", "kopf":',
].join('\n');

describe('importing a file', () => {
  let browser: Browser;
  let operator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    operator = await visitSignedIn(browser);
    await operator.open('/documents/import');
  });
  afterAll(async () => {
    await operator[Symbol.asyncDispose]();
    await browser.close();
  });

  const choose = async (field: string, value: string): Promise<void> => {
    await operator.page.getByRole('combobox', { name: field, exact: true }).click();
    await operator.page.getByRole('option', { name: value, exact: true }).click();
  };

  it('shows what it would become, writes nothing before it is started, and reports each row', async () => {
    const { page } = operator;
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'cuckoos.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(file) });
    await page.getByRole('heading', { name: 'First records' }).waitFor();
    await choose('ID', 'key');
    await choose('Title', 'kopf');
    await choose('Text', 'body');
    await choose('Subjects', 'topics');
    await page.getByText('More cuckoo eggs').waitFor();
    await page.getByText('/Ornithology').first().waitFor();
    const countOf = async (): Promise<number> => {
      const query = '{ documents(search: "cuckoos") { totalCount } }';
      return (await operator.ask<{ documents: { totalCount: number } }>(query)).documents.totalCount;
    };
    expect(await countOf()).toBe(0);

    await page.getByRole('combobox', { name: 'Source' }).fill('cuckoos');
    await page.getByRole('combobox', { name: 'Scheme' }).fill('birds');
    await page.getByText('Create missing subjects').click();
    const warning = page.getByText('every other subject of “birds” will count as a no');
    await warning.waitFor();
    const unlisted = page.getByRole('checkbox', { name: 'Treat unlisted subjects as negative' });
    await unlisted.uncheck();
    await warning.waitFor({ state: 'detached' });
    await unlisted.check();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.waitForURL('**/runs/*');
    await page.getByText('3 rows read').waitFor();
    expect(await page.locator('dl', { hasText: 'Added' }).innerText()).toMatch(/Added\s+2/);
    await page.getByRole('heading', { name: 'Rejected rows' }).waitFor();
    expect(await countOf()).toBe(2);
  });

  it('shows the cells of rows that it cannot use, and what is worth knowing of the file', async () => {
    await operator.open('/documents/import');
    const { page } = operator;
    const table = 'nr;kopf;inhalt\n7;Nightjars;They nest on the ground.\n';
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'birds.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByText('Would be rejected').waitFor();
    await page.getByText('They nest on the ground.').waitFor();
    await choose('Title', 'kopf');
    await page.getByText('Detected column separator: ";".').waitFor();
    await page.getByText('The records have no ids').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Treat unlisted subjects as negative' }).isChecked()).toBe(true);
    expect(await page.getByText('will count as a no').count()).toBe(0);
  });

  it('reads a file as one says, and imports it so', async () => {
    await operator.open('/documents/import');
    const { page } = operator;
    const table = 'id;title;text\n9;Мох;Mosses grow in damp shade.\n';
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'moss.csv', mimeType: 'text/csv', buffer: Buffer.from(table, 'utf16le') });
    await choose('Encoding', 'utf-16le');
    await choose('Format', 'CSV');
    await choose('Column separator', 'Semicolon');
    await page.getByText('Мох', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('1 row read').waitFor();
  });

  it('says of a spreadsheet what to do', async () => {
    await operator.open('/documents/import');
    const { page } = operator;
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'birds.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') });
    await page.getByText('Save the sheet as CSV (UTF-8) and import that.').waitFor();
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
  });
});
