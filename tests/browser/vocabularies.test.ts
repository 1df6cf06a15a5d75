import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const turtle = (label: string): string => `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix trade: <http://trades.example/> .
trade:weaving a skos:Concept ; skos:prefLabel "${label}"@en .
trade:pottery a skos:Concept ; skos:prefLabel "Pottery"@en, "Töpferei"@de ; skos:altLabel "Ceramics"@en .
`;

describe('importing a vocabulary', () => {
  let browser: Browser;
  let operator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    operator = await visitSignedIn(browser);
    await operator.open('/subjects/vocabularies');
  });
  afterAll(async () => {
    await operator[Symbol.asyncDispose]();
    await browser.close();
  });

  const choosePaths = async (paths: string): Promise<void> => {
    const file = { name: 'paths.txt', mimeType: 'text/plain', buffer: Buffer.from(paths) };
    await operator.page.locator('input[type="file"]').setInputFiles(file);
  };

  const choose = async (label: string): Promise<void> => {
    const { page } = operator;
    await page.getByRole('combobox', { name: 'Scheme' }).fill('Trades of old');
    const buffer = Buffer.from(turtle(label));
    await page.locator('input[type="file"]').setInputFiles({ name: 'trades.ttl', mimeType: 'text/turtle', buffer });
    await page.getByRole('table', { name: 'Changed subjects' }).waitFor();
  };
  const labels = async (): Promise<string[]> => {
    const query = '{ subjects(scheme: "Trades of old", first: 10) { edges { node { label } } } }';
    const { subjects } = await operator.ask<{ subjects: { edges: { node: { label: string } }[] } }>(query);
    return subjects.edges.map(({ node }) => node.label).sort();
  };

  it('shows what it would add, and adds it once it is applied', async () => {
    const { page } = operator;
    await choose('Weaving');
    await page.getByText('2 added').first().waitFor();
    expect(await labels()).toEqual([]);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('table', { name: 'Imported vocabularies' }).waitFor();
    expect(await labels()).toEqual(['Pottery', 'Weaving']);
  });

  it('shows what another edition renames', async () => {
    const { page } = operator;
    await choose('Handweaving');
    await page.getByText('1 renamed').first().waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('cell', { name: '1 renamed' }).waitFor();
    expect(await labels()).toEqual(['Handweaving', 'Pottery']);
  });

  it('is undone after it says what that does', async () => {
    const { page } = operator;
    await page
      .getByRole('row', { name: /1 renamed/ })
      .getByRole('button', { name: 'Undo' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('former names and places').waitFor();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('cell', { name: 'Undone' }).waitFor();
    expect(await labels()).toEqual(['Pottery', 'Weaving']);
  });

  it('asks of a new scheme whether equal names are one subject, and shows what each answer does', async () => {
    const { page } = operator;
    const equalNames = page.getByRole('checkbox', { name: 'Equal names are one subject' });
    const scheme = page.getByRole('combobox', { name: 'Scheme' });
    await scheme.fill('Trades of old');
    expect(await equalNames.count()).toBe(0);
    await scheme.fill('Shelves');
    await scheme.blur();
    await choosePaths('/Art/History\n/Medicine/History\n');
    await page.getByText('4 added').first().waitFor();
    await equalNames.check();
    await page.getByText('3 added').first().waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('cell', { name: '3 added' }).waitFor();
    await equalNames.waitFor({ state: 'detached' });
    await scheme.fill('Attics');
    expect(await equalNames.isChecked()).toBe(false);
    const { schemes } = await operator.ask<{ schemes: { name: string; mergesEqualNames: boolean }[] }>(
      '{ schemes { name mergesEqualNames } }',
    );
    expect(schemes.find(({ name }) => name === 'Shelves')).toMatchObject({ mergesEqualNames: true });
  });
});
