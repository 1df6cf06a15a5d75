import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Listed {
  suspectLabels: {
    totalCount: number;
    edges: { node: { given: boolean; document: { id: string; title: string }; subject: { label: string } } }[];
  };
}

describe('suspect labels', () => {
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

  const list = async () =>
    (
      await curator.ask<Listed>(`{ suspectLabels(filter: { given: true }) {
        totalCount edges { node { given document { id title } subject { label } } } } }`)
    ).suspectLabels;
  const rows = () => curator.page.locator('section li');
  const settled = (count: number) => expect.poll(async () => (await list()).totalCount).toBe(count);

  it('are listed, removed by a button and taken back', async () => {
    const { totalCount, edges } = await list();
    const [first] = edges.map(({ node }) => node);
    await curator.open('/review/labels?kind=given');
    await expect.poll(() => rows().first().textContent()).toContain(first?.document.title ?? '');
    await rows()
      .first()
      .getByRole('button', { name: /^Remove label/ })
      .click();
    await settled(totalCount - 1);
    await expect.poll(() => rows().first().textContent()).not.toContain(first?.document.title ?? '');
    await curator.page.getByRole('button', { name: 'Undo' }).click();
    await settled(totalCount);
  });

  it('keep the place of the keyboard: the next is in hand once one is answered', async () => {
    const { totalCount } = await list();
    await curator.open('/review/labels?kind=given');
    const remove = rows()
      .first()
      .getByRole('button', { name: /^Remove label/ });
    await remove.focus();
    await curator.page.keyboard.press('Enter');
    await settled(totalCount - 1);
    await expect.poll(() => remove.evaluate((button) => button === document.activeElement)).toBe(true);
    await curator.page.getByRole('button', { name: 'Undo' }).click();
    await settled(totalCount);
  });

  it('are flagged on the document, and no more once somebody says that they are right', async () => {
    const { totalCount, edges } = await list();
    const [first] = edges.map(({ node }) => node);
    await curator.open(`/documents/${encodeURIComponent(first?.document.id ?? '')}`);
    const flags = curator.page.getByRole('list', { name: 'Suspect labels' });
    await expect.poll(() => flags.textContent()).toContain(`${first?.subject.label} is likely wrong`);
    await flags.getByRole('button', { name: `Keep label: ${first?.subject.label}` }).click();
    await settled(totalCount - 1);
    await curator.page.getByText(`Marked as “${first?.subject.label}”`).waitFor();
    await curator.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await settled(totalCount);
  });
});
