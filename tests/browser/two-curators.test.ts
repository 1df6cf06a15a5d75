import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Queue {
  reviewQueue: { edges: { node: { leasedBy: string | null } }[] };
}

/** Nobody who has skipped a document before: it would not come back to them. */
const mira = { name: 'mira', password: 'a password for mira' };
const jonas = { name: 'jonas', password: 'a password for jonas' };

const titlesOnDesk = ({ page }: Visitor): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Documents on your desk' }).getByRole('button').allInnerTexts();

const openDesk = async (visitor: Visitor): Promise<void> => {
  await visitor.open('/review');
  await visitor.page.locator('[role="group"][data-current]').waitFor();
};

describe('two people at the review desk', () => {
  let browser: Browser;
  let admin: Visitor;
  let own: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    admin = await visitSignedIn(browser);
    for (const person of [mira, jonas]) {
      await admin.ask(
        'mutation ($input: CreateUserInput!) { createUser(input: $input) { ... on UserCreated { user { id } } } }',
        { input: { ...person, role: 'CURATOR' } },
      );
    }
    own = await visitSignedIn(browser, jonas);
  });
  afterAll(async () => {
    await own[Symbol.asyncDispose]();
    await admin[Symbol.asyncDispose]();
    await browser.close();
  });

  const untilNobodyHolds = (): Promise<void> =>
    expect
      .poll(async () => {
        const { reviewQueue } = await admin.ask<Queue>('{ reviewQueue(first: 50) { edges { node { leasedBy } } } }');
        return reviewQueue.edges.filter(({ node }) => node.leasedBy !== null).length;
      })
      .toBe(0);

  it('never get the same document, and give back all when they leave', async () => {
    await using other = await visitSignedIn(browser, mira);
    await Promise.all([openDesk(own), openDesk(other)]);
    const [mine, hers] = await Promise.all([titlesOnDesk(own), titlesOnDesk(other)]);
    expect(mine.length).toBeGreaterThan(1);
    expect(hers.length).toBeGreaterThan(1);
    expect(mine.filter((title) => hers.includes(title))).toEqual([]);
    await Promise.all([own.open('/runs'), other.open('/try')]);
    await untilNobodyHolds();
  });

  it('get what the other has left', async () => {
    await using other = await visitSignedIn(browser, mira);
    await openDesk(own);
    const mine = await titlesOnDesk(own);
    await own.open('/runs');
    await untilNobodyHolds();
    await openDesk(other);
    expect(await titlesOnDesk(other)).toEqual(mine);
    await other.open('/try');
    await untilNobodyHolds();
  });

  it('sees how many are left fall when the other decides', async () => {
    await using other = await visitSignedIn(browser, mira);
    await Promise.all([openDesk(own), openDesk(other)]);
    const waiting = async (): Promise<number> =>
      Number(
        /(\d+) suggestions? in review/.exec((await own.page.locator('header p').first().textContent()) ?? '')?.[1],
      );
    await expect.poll(waiting).toBeGreaterThan(1);
    const before = await waiting();
    await other.page.keyboard.press('r');
    await expect.poll(waiting).toBe(before - 1);
  });
});
