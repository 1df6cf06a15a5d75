import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenRules, colourRules } from '../support/broken-rules.js';
import { launchChromium } from '../support/chromium.js';
import { walkByKeys } from '../support/keyboard-walk.js';
import { findExamples, trainCandidate } from '../support/page-examples.js';
import { addressOf, type PageState, pageStates } from '../support/page-states.js';
import { settled } from '../support/settled.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 640 };

describe('every page, whatever is open on it', () => {
  let browser: Browser;
  let visitor: Visitor;
  /** Who looks at a page, two at a time. */
  let idle: Visitor[];
  let examples: Readonly<Record<string, string>>;
  beforeAll(async () => {
    browser = await launchChromium();
    visitor = await visitSignedIn(browser);
    await visitor.ask('mutation { createApiKey(input: { name: "a program", role: READER }) { __typename } }');
    await trainCandidate(visitor);
    examples = await findExamples(visitor);
    idle = [visitor, await visitSignedIn(browser)];
  });
  afterAll(async () => {
    for (const each of idle) await each[Symbol.asyncDispose]();
    await browser.close();
  });

  /** What somebody finds wrong: by keys, in light and dark, on a wide and a narrow screen. */
  async function lookAt(page: Page, state: PageState) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(wide);
    await page.goto(addressOf(state, examples));
    await settled(page);
    await state.open?.(page);
    await settled(page);
    const keys = await walkByKeys(page);
    const light = await brokenRules(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await settled(page);
    const dark = await brokenRules(page, colourRules);
    await page.setViewportSize(narrow);
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return { ...keys, light, dark, narrow: await brokenRules(page), isTooWide: width > narrow.width };
  }

  it.concurrent.each(pageStates)('can be read and used by anybody, by keys too: $route, $name', async (state) => {
    const looking = idle.pop();
    if (looking === undefined) throw new Error('More pages are looked at than there are visitors: see maxConcurrency');
    try {
      expect(await lookAt(looking.page, state)).toEqual({
        ...{ unreached: [], unseen: [], light: [], dark: [], narrow: [] },
        isTooWide: false,
      });
    } finally {
      idle.push(looking);
    }
  });

  it('is all that the menu leads to', async () => {
    await visitor.page.setViewportSize(wide);
    await visitor.open('/');
    const links = visitor.page.getByRole('navigation').getByRole('link');
    const hrefs = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(hrefs.length).toBeGreaterThan(0);
    const routes = pageStates.map(({ route }) => route);
    expect(hrefs.filter((href) => href !== null && !routes.includes(href))).toEqual([]);
  });
});
