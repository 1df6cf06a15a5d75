import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const card = '[role="group"][data-current]';

describe('a long sitting at the review desk', () => {
  let browser: Browser;
  let curator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    curator = await visitSignedIn(browser);
    await openDesk();
  });
  afterAll(async () => {
    await curator[Symbol.asyncDispose]();
    await browser.close();
  });

  async function openDesk(): Promise<void> {
    await curator.open('/review');
    await curator.page.locator(card).waitFor();
  }
  const press = (key: string): Promise<void> => curator.page.keyboard.press(key);
  const current = async (): Promise<string> => {
    const link = await curator.page.locator('article footer a').getAttribute('href');
    return `${link} ${await curator.page.locator(card).getAttribute('aria-label')}`;
  };
  const untilNext = (before: string): Promise<void> => expect.poll(current).not.toBe(before);
  /** How many acts of this person hold. */
  const countActs = async (): Promise<number> => {
    const { viewer } = await curator.ask<{ viewer: { recentActs: object[] } }>('{ viewer { recentActs { id } } }');
    return viewer.recentActs.length;
  };
  const untilActs = (count: number): Promise<void> => expect.poll(countActs).toBe(count);

  it('takes 40 decisions by keys alone, a reload in their middle', async () => {
    for (let i = 0; i < 40; i += 1) {
      if (i === 20) {
        await untilActs(20);
        await openDesk();
      }
      const before = await current();
      await press(i % 3 === 0 ? 'r' : 'a');
      await untilNext(before);
    }
    await untilActs(40);
  });

  it('undoes three with three quick u, and what was decided before a reload', async () => {
    await press('u');
    await press('u');
    await press('u');
    await untilActs(37);
    await openDesk();
    await expect.poll(() => curator.page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true);
    await press('u');
    await untilActs(36);
  });

  it('answers once while a key is held down', async () => {
    const before = await current();
    await curator.page.keyboard.down('a');
    await curator.page.keyboard.down('a');
    await curator.page.keyboard.down('a');
    await curator.page.keyboard.up('a');
    await untilNext(before);
    await untilActs(37);
  });

  it.each([
    ['under a Cyrillic layout', 'ф', 38],
    ['while Caps Lock is on', 'A', 39],
  ])('knows its keys %s', async (_name, key, acts) => {
    const before = await current();
    await curator.page.evaluate(
      (pressed) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, code: 'KeyA', bubbles: true })),
      key,
    );
    await untilNext(before);
    await untilActs(acts);
  });

  it('keeps its buttons in one place', async () => {
    const places = new Set<string>();
    for (let i = 0; i < 4; i += 1) {
      const box = await curator.page.getByRole('button', { name: /^Accept/ }).boundingBox();
      places.add(`${box?.x} ${box?.y}`);
      const before = await current();
      await press('s');
      await untilNext(before);
    }
    expect(places.size).toBe(1);
  });

  it('keeps what was skipped away after a reload', async () => {
    const onDesk = curator.page.getByRole('navigation', { name: 'Documents on your desk' });
    const title = await curator.page.locator('article h2').innerText();
    const before = await current();
    await press('s');
    await untilNext(before);
    await openDesk();
    expect(await onDesk.getByRole('button').count()).toBeGreaterThan(0);
    expect(await onDesk.getByText(title).count()).toBe(0);
  });

  it('knows its keys after a subject is chosen', async () => {
    const filter = curator.page.getByRole('combobox', { name: 'Filter by subject' });
    await filter.click();
    await curator.page.getByRole('option').first().click();
    await curator.page.locator(card).waitFor();
    const before = await current();
    await press('a');
    await untilNext(before);
    await untilActs(40);
  });

  it('rejects a published subject on the document’s page', async () => {
    interface Found {
      documents: { edges: { node: { id: string; predictions: { state: string; subject: { label: string } }[] } }[] };
    }
    const { documents } = await curator.ask<Found>(
      `{ documents(filter: { predictionState: PUBLISHED }, first: 1) {
           edges { node { id predictions { state subject { label } } } } } }`,
    );
    const node = documents.edges[0]?.node;
    const label = node?.predictions.find(({ state }) => state === 'PUBLISHED')?.subject.label ?? '';
    await curator.open(`/documents/${encodeURIComponent(node?.id ?? '')}`);
    await curator.page.getByRole('button', { name: label }).first().click();
    await curator.page.getByRole('button', { name: 'Reject', exact: true }).click();
    await curator.page.getByText(`rejected ${label}`).waitFor();
    await untilActs(41);
  });
});
