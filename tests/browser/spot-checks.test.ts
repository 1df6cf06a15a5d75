import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { installWith } from '../support/installation.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

installWith({ CLASSMARK_SPOT_CHECKS: '0.5' });

interface Sampled {
  overview: { subjects: { sampledPrecision: { accepted: number; rejected: number } | null }[] };
}

const currentCard = '[role="group"][data-current]';
const mostDecisions = 60;

describe('a spot check at the desk', () => {
  let browser: Browser;
  let curator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    curator = await visitSignedIn(browser);
    await curator.open('/review');
    await curator.page.locator(currentCard).waitFor();
  });
  afterAll(async () => {
    await curator[Symbol.asyncDispose]();
    await browser.close();
  });

  const current = () => curator.page.locator(currentCard);

  /** How many published suggestions were decided blind. */
  async function countSampled(): Promise<number> {
    const query = '{ overview { subjects { sampledPrecision { accepted rejected } } } }';
    const { overview } = await curator.ask<Sampled>(query);
    return overview.subjects.reduce(
      (sum, { sampledPrecision: of }) => sum + (of === null ? 0 : of.accepted + of.rejected),
      0,
    );
  }

  it('is announced, and hides how probable it is', async () => {
    const { page } = curator;
    await page.getByText('Some documents hide what the model thinks').waitFor();
    const hidden = page.locator('[role="group"][aria-label$="probability hidden"]');
    while ((await hidden.count()) === 0) await skip();
    await hidden.first().waitFor();
    await expect.poll(() => current().getAttribute('aria-label')).toMatch(/, probability hidden$/);
  });

  it('counts as one once it is decided', async () => {
    expect(await countSampled()).toBe(0);
    for (let i = 0; i < mostDecisions && (await countSampled()) === 0; i++) await accept();
    expect(await countSampled()).toBeGreaterThan(0);
  });

  it('is on the Overview as a precision with its interval', async () => {
    const { page } = curator;
    await curator.open('/');
    const table = page.getByRole('table', { name: 'Subjects and their status' });
    await table
      .getByRole('cell', { name: /^[01]\.\d{2}( ↓)? ?[01]\.\d{2}–[01]\.\d{2} of \d+$/ })
      .first()
      .waitFor();
  });

  async function skip(): Promise<void> {
    const link = curator.page.locator('article footer a').last();
    const before = await link.getAttribute('href');
    await curator.page.keyboard.press('s');
    await expect.poll(() => link.getAttribute('href')).not.toBe(before);
  }

  async function accept(): Promise<void> {
    const decided = () => curator.ask<{ overview: { decided: number } }>('{ overview { decided } }');
    const before = (await decided()).overview.decided;
    await current().waitFor();
    await curator.page.keyboard.press('a');
    await expect.poll(async () => (await decided()).overview.decided).toBeGreaterThan(before);
  }
});
