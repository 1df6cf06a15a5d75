import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const mira = { name: 'mira', password: 'a password for mira' };

const titlesOnDesk = ({ page }: Visitor): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Documents on your desk' }).getByRole('button').allInnerTexts();

const openDesk = async (visitor: Visitor): Promise<void> => {
  await visitor.open('/review');
  await visitor.page.locator('[role="group"][data-current]').waitFor();
};

describe('two people at the review desk', () => {
  let browser: Browser;
  let admin: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    admin = await visitSignedIn(browser);
    await admin.ask(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { ... on UserCreated { user { id } } } }',
      { input: { ...mira, role: 'CURATOR' } },
    );
  });
  afterAll(async () => {
    await admin[Symbol.asyncDispose]();
    await browser.close();
  });

  it('never get the same document, and get back what the other leaves', async () => {
    await using other = await visitSignedIn(browser, mira);
    await Promise.all([openDesk(admin), openDesk(other)]);
    const [mine, hers] = await Promise.all([titlesOnDesk(admin), titlesOnDesk(other)]);
    expect(mine.length).toBeGreaterThan(1);
    expect(hers.length).toBeGreaterThan(1);
    expect(mine.filter((title) => hers.includes(title))).toEqual([]);

    await admin.open('/runs');
    await expect
      .poll(
        async () => {
          await openDesk(other);
          return (await titlesOnDesk(other)).some((title) => mine.includes(title));
        },
        { timeout: 20_000 },
      )
      .toBe(true);
  });

  it('sees how many are left fall when the other decides', async () => {
    await using other = await visitSignedIn(browser, mira);
    await Promise.all([openDesk(admin), openDesk(other)]);
    const waiting = async (): Promise<number> =>
      Number(/(\d+) suggestions wait/.exec((await admin.page.locator('header p').first().textContent()) ?? '')?.[1]);
    await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(1);
    const before = await waiting();
    await other.page.keyboard.press('r');
    await expect.poll(waiting, { timeout: 10_000 }).toBe(before - 1);
  });
});
