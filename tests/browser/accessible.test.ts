import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { brokenRules, colourRules } from '../support/broken-rules.js';
import { launchChromium } from '../support/chromium.js';
import { walkByArrow, walkByKeys } from '../support/keyboard-walk.js';
import type { Examples } from '../support/open-states/opening.js';
import { findExamples, trainCandidate } from '../support/page-examples.js';
import { addressOf, type PageState, pageStates } from '../support/page-states.js';
import { leaveTraces, untilIdle } from '../support/page-traces.js';
import { settled } from '../support/settled.js';
import { startSilentSource } from '../support/silent-source.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 640 };

/** What opens below a field or a button. */
const choices = '[role="menu"], [role="listbox"]';
const opened = `[role="dialog"], [role="tooltip"], ${choices}`;
const count = (page: Page, what: string): Promise<number> => page.locator(`:is(${what}):visible`).count();

/** What is behind something open is looked at without it. */
async function look(page: Page, rules?: Parameters<typeof brokenRules>[2]): Promise<string[]> {
  const isOpen = (await count(page, opened)) > 0;
  return brokenRules(page, isOpen ? `${opened}, [aria-expanded="true"]` : ':root', rules);
}

describe('every page, whatever is open on it', () => {
  let browser: Browser;
  let visitor: Visitor;
  /** Who looks at a page, two at a time. */
  let idle: Visitor[];
  let sources: readonly (AsyncDisposable & { readonly url: string })[];
  let examples: Examples;
  beforeAll(async () => {
    browser = await launchChromium();
    visitor = await visitSignedIn(browser);
    const silent = await startSilentSource();
    const answering = await startOaiServer({ articles: 3, pageSize: 3 });
    sources = [silent, answering];
    const traces = await leaveTraces(visitor, silent.url);
    await trainCandidate(visitor);
    await untilIdle(visitor);
    examples = { ...(await findExamples(visitor)), ...traces, 'a source': answering.url };
    idle = [visitor, await visitSignedIn(browser)];
  });
  afterAll(async () => {
    for (const each of idle) await each[Symbol.asyncDispose]();
    await browser.close();
    for (const each of sources) await each[Symbol.asyncDispose]();
  });

  async function show(page: Page, state: PageState): Promise<void> {
    await page.goto(addressOf(state, examples));
    await settled(page);
    await state.open?.(page, examples);
    await settled(page);
  }

  /** What somebody finds wrong: in light and dark, by keys, on a wide and a narrow screen. */
  async function lookAt(page: Page, state: PageState) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(wide);
    await show(page, state);
    const openAtFirst = await count(page, opened);
    const light = await look(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await settled(page);
    const dark = await look(page, colourRules);
    const isStillOpen = (await count(page, opened)) === openAtFirst;
    const isChoosing = (await count(page, choices)) > 0;
    const keys = isChoosing ? await walkByArrow(page) : await walkByKeys(page);
    await page.setViewportSize(narrow);
    await settled(page);
    // Choices may close, at once or a little later, where the page gets another width.
    if (isChoosing || (await count(page, opened)) !== openAtFirst) await show(page, state);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return {
      ...{ ...keys, light, dark, narrow: await look(page), isTooWide: width > narrow.width },
      isOpenThroughout: isStillOpen && (await count(page, opened)) === openAtFirst,
    };
  }

  // Pages follow what is done on others, and one may change while it is looked at: then it is looked at once more.
  const again = { retry: 1 };

  it.concurrent.each(pageStates)(
    'can be read and used by anybody, by keys too: $route, $name',
    again,
    async (state) => {
      const looking = idle.pop();
      if (looking === undefined)
        throw new Error('More pages are looked at than there are visitors: see maxConcurrency');
      try {
        expect(await lookAt(looking.page, state)).toEqual({
          ...{ unreached: [], unseen: [], light: [], dark: [], narrow: [] },
          isTooWide: false,
          isOpenThroughout: true,
        });
      } finally {
        await looking.page.unrouteAll();
        idle.push(looking);
      }
    },
  );

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
