import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Decided {
  document: {
    decisions: { verdict: string; subject: { label: string }; act: { id: string } }[];
    predictions: { state: string; subject: { label: string } }[];
  };
}

const currentCard = '[role="group"][data-current]';

describe('a published suggestion at the desk', () => {
  let browser: Browser;
  let curator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    curator = await visitSignedIn(browser);
  });
  afterAll(async () => {
    await curator[Symbol.asyncDispose]();
    await browser.close();
  });
  beforeEach(async () => {
    await curator.open('/review');
    await curator.page.locator(currentCard).waitFor();
  });

  /** Skips documents until one has something published; opens what can be done with it. */
  async function openPublished(): Promise<{ badge: Locator; label: string; documentId: string }> {
    const { page } = curator;
    const badge = page.getByTitle('Published automatically').first();
    const documentLink = page.locator('article footer a').last();
    while ((await badge.count()) === 0) {
      const before = await documentLink.getAttribute('href');
      await page.keyboard.press('s');
      await expect.poll(() => documentLink.getAttribute('href')).not.toBe(before);
    }
    const href = (await documentLink.getAttribute('href')) ?? '';
    const label = (await badge.textContent()) ?? '';
    await badge.click();
    return { badge, label, documentId: decodeURIComponent(href.split('/').at(-1) ?? '') };
  }

  async function knownOf(documentId: string): Promise<Decided['document']> {
    const query = `query ($id: ID!) { document(id: $id) {
      decisions { verdict subject { label } act { id } } predictions { state subject { label } } } }`;
    return (await curator.ask<Decided>(query, { id: documentId })).document;
  }

  it('is rejected, is published no more, and the desk says so', async () => {
    const { page } = curator;
    const { label, documentId } = await openPublished();
    await page.getByRole('menuitem', { name: `Reject “${label}”` }).click();
    await page.getByText(`Rejected: ${label}`, { exact: true }).waitFor();
    await expect
      .poll(async () => (await knownOf(documentId)).predictions.find(({ subject }) => subject.label === label)?.state)
      .toBe('REJECTED');
  });

  it('is replaced by another subject in one act', async () => {
    const { page } = curator;
    const { label, documentId } = await openPublished();
    await page.getByRole('menuitem', { name: `Replace “${label}”` }).click();
    const dialog = page.getByRole('dialog', { name: `Replace “${label}”` });
    await dialog.getByRole('combobox').fill('Neuro');
    const right = await dialog.getByRole('option').first().locator('span').first().textContent();
    await dialog.getByRole('option').first().click();
    await page.getByText(`Replaced: ${label}`, { exact: true }).waitFor();
    const ofOneAct = async () => {
      const { decisions } = await knownOf(documentId);
      const act = decisions.find(({ subject }) => subject.label === label)?.act.id;
      return decisions
        .filter((decision) => decision.act.id === act)
        .map(({ verdict, subject }) => `${verdict} ${subject.label}`)
        .sort();
    };
    await expect.poll(ofOneAct).toEqual([`ACCEPT ${right}`, `REJECT ${label}`]);
  });
});
