import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Overview {
  overview: { subjects: { published: number; queued: number; subject: { id: string } }[] };
}
interface Counts {
  subject: { publishedCount: number; queuedCount: number };
}

describe('a subject’s target precision', () => {
  let browser: Browser;
  let operator: Visitor;
  let subjectId: string;
  beforeAll(async () => {
    browser = await launchChromium();
    operator = await visitSignedIn(browser);
    const { overview } = await operator.ask<Overview>('{ overview { subjects { published queued subject { id } } } }');
    const publishing = overview.subjects.filter(({ published }) => published > 0);
    subjectId = publishing.toSorted((a, b) => b.queued - a.queued)[0]?.subject.id ?? '';
    await operator.open(`/subjects/${encodeURIComponent(subjectId)}`);
  });
  afterAll(async () => {
    await operator[Symbol.asyncDispose]();
    await browser.close();
  });

  const counts = async () => {
    const query = 'query ($id: ID!) { subject(id: $id) { publishedCount queuedCount } }';
    return (await operator.ask<Counts>(query, { id: subjectId })).subject;
  };

  it('says what it would move, and moves that when it is set', async () => {
    const { page } = operator;
    const before = await counts();
    expect(before.publishedCount).toBeGreaterThan(0);
    await page.getByRole('textbox', { name: 'Target precision, number' }).fill('0.60');
    const preview = page.locator('[aria-live="polite"][aria-busy="false"]');
    await expect
      .poll(async () => Number(/Published(\d+)/.exec((await preview.textContent()) ?? '')?.[1]))
      .toBeGreaterThan(before.publishedCount);
    const promised = Number(/Published(\d+)/.exec((await preview.textContent()) ?? '')?.[1]);
    await page.getByRole('button', { name: 'Apply target 0.60' }).click();
    await page.getByText(/suggestions? updated/).waitFor();
    expect((await counts()).publishedCount).toBe(promised);
  });

  it('publishes nothing once it is review only', async () => {
    const before = await counts();
    await operator.page.getByRole('switch', { name: 'Always require review' }).click();
    await expect.poll(counts).toMatchObject({
      publishedCount: 0,
      queuedCount: before.queuedCount + before.publishedCount,
    });
    await operator.page.getByText(/ 0 published /).waitFor();
  });
});
