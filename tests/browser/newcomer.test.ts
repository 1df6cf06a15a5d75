import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { ownTable } from '../support/own-table.js';
import { areRunsOver } from '../support/runs-are-over.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const training = { timeout: 100_000 };

interface Documents {
  documents: {
    totalCount: number;
    edges: { node: { id: string; predictions: { state: string; subject: { label: string } }[] } }[];
  };
}
const documentsQuery = `query ($filter: DocumentFilter) { documents(first: 100, filter: $filter) { totalCount edges { node {
  id predictions { state subject { label } } } } } }`;

describe('the first hour of somebody’s own data', () => {
  let browser: Browser;
  let newcomer: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    newcomer = await visitSignedIn(browser);
  });
  afterAll(async () => {
    await newcomer[Symbol.asyncDispose]();
    await browser.close();
  });

  const listDocuments = async () => (await newcomer.ask<Documents>(documentsQuery)).documents;
  const untilIdle = () => expect.poll(() => areRunsOver(newcomer), training).toBe(true);

  async function importTable(name: string, table: string): Promise<void> {
    const { page } = newcomer;
    await newcomer.open('/documents/import');
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(table) };
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('heading', { name: 'First records' }).waitFor();
  }

  it('begins with the sample removed', async () => {
    const { page } = newcomer;
    await newcomer.open('/');
    await page.getByRole('button', { name: 'Remove sample' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove sample' }).click();
    await page.getByRole('heading', { name: 'Import documents' }).waitFor();
    expect((await listDocuments()).totalCount).toBe(0);
  });

  it('takes in texts without subjects before there is a scheme', async () => {
    const { page } = newcomer;
    await importTable('plain.csv', 'title;text\nAnts;They live in nests.\nBees;They live in hives.\n');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.waitForURL('**/runs/*');
    await page.getByText('2 rows read').waitFor();
    expect((await listDocuments()).totalCount).toBe(2);
  });

  it('goes on with an import that says what it guessed', async () => {
    const { page } = newcomer;
    await importTable('notes.csv', ownTable(300, { areLabelled: true, seed: 1 }));
    await page.getByText('Detected column separator: ";".').waitFor();
    await page.getByText('The records have no ids').waitFor();
    await page.getByRole('combobox', { name: 'Scheme' }).fill('Fields');
    expect(await page.getByRole('checkbox', { name: 'Create missing subjects' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.waitForURL('**/runs/*');
    await page.getByText('300 rows read').waitFor();
    expect((await listDocuments()).totalCount).toBe(302);
  });

  it('and a training, whose version is deployed', async () => {
    const { page } = newcomer;
    await newcomer.open('/');
    await page.getByRole('link', { name: 'Train a model' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Fields of notes');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.waitForURL('**/runs/*');
    await page.getByRole('link', { name: /version 1/ }).click(training);
    await page.getByRole('heading', { name: /version 1/ }).waitFor();
    await page.getByText('Deployed', { exact: true }).first().waitFor();
  });

  it('suggests subjects for what comes then: some published, some in review', async () => {
    const { page } = newcomer;
    await importTable('later.csv', ownTable(90, { areLabelled: false, seed: 2 }));
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.waitForURL('**/runs/*');
    await page.getByText('90 rows read').waitFor();
    await untilIdle();
    const states = (await listDocuments()).edges.flatMap(({ node }) => node.predictions.map(({ state }) => state));
    expect(states).toEqual(expect.arrayContaining(['PUBLISHED', 'QUEUED']));
  });

  it('that are reviewed', async () => {
    const { page } = newcomer;
    await newcomer.open('/review');
    await page.locator('[role="group"][data-current]').waitFor();
    await page.keyboard.press('a');
    const decided = () => newcomer.ask('{ overview { decided } }');
    await expect.poll(decided).toEqual({ overview: { decided: 1 } });
  });

  it('and rejected although they are published', async () => {
    const { page } = newcomer;
    const isPublished = ({ state }: { state: string }): boolean => state === 'PUBLISHED';
    const published = (await listDocuments()).edges.find(({ node }) => node.predictions.some(isPublished))?.node;
    const subject = published?.predictions.find(isPublished)?.subject.label ?? '';
    await newcomer.open(`/documents/${encodeURIComponent(published?.id ?? '')}`);
    await page.getByRole('button', { name: subject }).first().click();
    await page.getByRole('button', { name: 'Reject', exact: true }).first().click();
    const stateNow = async () => {
      const { edges } = await listDocuments();
      const { predictions = [] } = edges.find(({ node }) => node.id === published?.id)?.node ?? {};
      return predictions.find((prediction) => prediction.subject.label === subject)?.state;
    };
    await expect.poll(stateNow).toBe('REJECTED');
    await newcomer.open('/');
  });

  it('until the second import is taken back, but for what was decided', async () => {
    const { page } = newcomer;
    await newcomer.open('/runs?kind=IMPORT');
    await page
      .getByRole('link', { name: /later\.csv/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Undo import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
    await dialog.getByText('decided on, restored or merged since').first().waitFor();
    await dialog.getByRole('button', { name: 'Undo import' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await listDocuments()).totalCount).toBeLessThanOrEqual(304);
  });
});
