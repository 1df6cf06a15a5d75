import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Decided {
  document: {
    decisions: { verdict: string; subject: { label: string }; act: { id: string; undoneAt: string | null } }[];
  };
}

/** The suggestion in hand. */
interface InHand {
  readonly documentId: string;
  readonly label: string;
}

const currentCard = '[role="group"][data-current]';

async function inHand({ page }: Visitor): Promise<InHand> {
  const name = (await page.locator(currentCard).getAttribute('aria-label')) ?? '';
  const link = await page.locator('article footer a').getAttribute('href');
  return { documentId: decodeURIComponent(link?.split('/').at(-1) ?? ''), label: name.replace(/, probability .*/, '') };
}

/** What stands of what people decided on a document, newest last. */
async function decisionsOn(visitor: Visitor, documentId: string) {
  const { document } = await visitor.ask<Decided>(
    'query ($id: ID!) { document(id: $id) { decisions { verdict subject { label } act { id undoneAt } } } }',
    { id: documentId },
  );
  return document.decisions.filter(({ act }) => act.undoneAt === null);
}

async function verdictOn(visitor: Visitor, { documentId, label }: InHand): Promise<string | null> {
  const decisions = await decisionsOn(visitor, documentId);
  return decisions.find(({ subject }) => subject.label === label)?.verdict ?? null;
}

describe('the review desk, by keys only', () => {
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

  const press = (key: string): Promise<void> => curator.page.keyboard.press(key);
  const untilInHand = (matches: (now: InHand) => boolean): Promise<void> =>
    expect.poll(async () => matches(await inHand(curator))).toBe(true);
  const isOther = (before: InHand) => (now: InHand) =>
    now.documentId !== before.documentId || now.label !== before.label;

  it('accepts with a, and goes on to the next', async () => {
    const before = await inHand(curator);
    await press('a');
    await untilInHand(isOther(before));
    await expect.poll(() => verdictOn(curator, before)).toBe('ACCEPT');
  });

  it('rejects with r', async () => {
    const before = await inHand(curator);
    await press('r');
    await untilInHand(isOther(before));
    await expect.poll(() => verdictOn(curator, before)).toBe('REJECT');
  });

  it('undoes with u, and puts the suggestion back in hand', async () => {
    const before = await inHand(curator);
    await press('r');
    await untilInHand(isOther(before));
    await expect.poll(() => verdictOn(curator, before)).toBe('REJECT');
    await press('u');
    await untilInHand((now) => !isOther(before)(now));
    await expect.poll(() => verdictOn(curator, before)).toBeNull();
  });

  it('moves with j and k and decides nothing by it', async () => {
    const before = await inHand(curator);
    await press('j');
    await untilInHand(isOther(before));
    await press('k');
    await untilInHand((now) => !isOther(before)(now));
    await expect.poll(() => verdictOn(curator, before)).toBeNull();
  });

  it('corrects with c: one act that rejects this and labels that', async () => {
    const before = await inHand(curator);
    await press('c');
    await curator.page.getByRole('dialog').waitFor();
    await curator.page.keyboard.type('Neuro');
    await curator.page.getByRole('option').first().waitFor();
    const right = await curator.page.getByRole('option').first().locator('span').first().textContent();
    await press('Enter');
    await untilInHand(isOther(before));
    await expect.poll(() => verdictOn(curator, before)).toBe('REJECT');
    expect(await verdictOn(curator, { ...before, label: right ?? '' })).toBe('ACCEPT');
    const decisions = await decisionsOn(curator, before.documentId);
    const actOf = (label: string | null) => decisions.find(({ subject }) => subject.label === label)?.act.id;
    expect(actOf(right)).toBe(actOf(before.label));
  });

  it('decides a selection made with x as one act', async () => {
    const first = await inHand(curator);
    await press('x');
    await press('j');
    await untilInHand(isOther(first));
    const second = await inHand(curator);
    await press('x');
    await curator.page.getByText('2 selected').waitFor();
    await press('a');
    await untilInHand((now) => isOther(first)(now) && isOther(second)(now));
    await expect.poll(() => verdictOn(curator, first)).toBe('ACCEPT');
    const acts = await Promise.all(
      [first, second].map(async ({ documentId, label }) => {
        const decisions = await decisionsOn(curator, documentId);
        return decisions.find(({ subject }) => subject.label === label)?.act.id;
      }),
    );
    expect(acts[0]).toBe(acts[1]);
  });

  it('skips a document with s, and leaves it in the queue', async () => {
    const before = await inHand(curator);
    await press('s');
    await untilInHand((now) => now.documentId !== before.documentId);
    expect(await verdictOn(curator, before)).toBeNull();
  });

  it('shows its keys with ?, and is silent while they show', async () => {
    const before = await inHand(curator);
    await press('?');
    await curator.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await press('a');
    await press('Escape');
    await curator.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await inHand(curator)).toEqual(before);
    expect(await verdictOn(curator, before)).toBeNull();
  });
});
