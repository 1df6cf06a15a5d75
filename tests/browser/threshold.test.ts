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

  it('shows its precision and the place on the curve anew', async () => {
    const { page } = operator;
    const query = `query ($id: ID!) { subject(id: $id) { classifier {
      acceptThreshold metrics { atAccept { precision recall } } } } }`;
    interface Measured {
      subject: {
        classifier: { acceptThreshold: number; metrics: { atAccept: { precision: number; recall: number } } };
      };
    }
    const precision = page
      .locator('dt', { hasText: 'Precision at accept threshold' })
      .locator('xpath=following-sibling::dd');
    const marker = page.locator('circle[r="5"]');
    const shown = async () => [await precision.first().textContent(), await marker.getAttribute('cx')];
    const expected = async () => {
      const { classifier } = (await operator.ask<Measured>(query, { id: subjectId })).subject;
      return { threshold: classifier.acceptThreshold.toFixed(2), precision: classifier.metrics.atAccept.precision };
    };
    const before = { ...(await expected()), shown: await shown() };
    await page.getByRole('textbox', { name: 'Target precision, number' }).fill('0.95');
    await page.getByRole('button', { name: 'Apply target 0.95' }).click();
    await expect.poll(async () => (await expected()).threshold).not.toBe(before.threshold);
    const after = await expected();
    await page.getByText(`accept ${after.threshold}`, { exact: true }).waitFor();
    expect(after.precision).toBeGreaterThan(before.precision);
    const [figure, place] = await shown();
    expect(figure).toBe(after.precision.toFixed(2));
    expect(place).not.toBe(before.shown[1]);
  });

  it('goes back to what training chose, and says what that was', async () => {
    const { page } = operator;
    await page
      .getByText(/^Training chose to publish at ≥ \d\.\d\d \(target precision 0\.90 for each subject\): /)
      .waitFor();
    await page.getByRole('button', { name: 'Back to what training chose' }).click();
    await page.getByText(/^Publishes at ≥ \d\.\d\d \(target precision 0\.90 for each subject\)/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Back to what training chose' }).count()).toBe(0);
  });

  it('asks for all that were stopped together, where spot checks stopped it with others', async () => {
    const { page } = operator;
    const stopped = {
      acceptThreshold: null,
      reviewOnly: true,
      promise: 'TOGETHER',
      targetPrecision: 0.9,
      reason: 'Spot checks found it.',
    };
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postData() ?? '';
      if (!asked.includes('query Subject(') && !asked.includes('query ThresholdPreview(')) return route.fallback();
      const response = await route.fetch();
      const { data } = await response.json();
      if (data.subject) Object.assign(data.subject.classifier, stopped);
      if (data.thresholdPreview) {
        Object.assign(data.thresholdPreview, { promise: 'TOGETHER', inForce: false, stoppedTogether: true });
      }
      await route.fulfill({ response, json: { data } });
    });
    await page.reload();
    const again = page.getByRole('button', { name: 'Publish again with all that stopped with it' });
    await again.waitFor();
    const isAlone = page.getByRole('switch', { name: 'Always require review' });
    expect(await isAlone.isDisabled()).toBe(true);
    await page.getByText('Spot checks stopped it together with others: publish again with all of them.').waitFor();
    expect(await page.getByRole('button', { name: 'Back to what training chose' }).count()).toBe(0);
    await again.click();
    await page.getByText('Spot checks did not stop this subject together with others.').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
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
