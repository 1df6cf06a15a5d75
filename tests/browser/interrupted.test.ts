import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface InHand {
  readonly documentId: string;
  readonly subjectId: string;
}

interface Predicted {
  document: { predictions: { subject: { id: string; label: string } }[] };
}

interface Acted {
  decide: { act: { id: string } };
}

const card = '[role="group"][data-current]';
const cutOff = (route: Route): Promise<void> => route.abort('connectionrefused');

describe('a curator whom something comes in between', () => {
  let browser: Browser;
  let colleague: Visitor;
  let curator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    colleague = await visitSignedIn(browser);
  });
  afterAll(async () => {
    await colleague[Symbol.asyncDispose]();
    await browser.close();
  });
  beforeEach(async () => {
    curator = await visitSignedIn(browser);
    return () => curator[Symbol.asyncDispose]();
  });

  const openDesk = async (): Promise<void> => {
    await curator.open('/review');
    await curator.page.locator(card).waitFor();
  };
  const documentInHand = async (): Promise<string> => {
    const link = await curator.page.locator('article footer a').last().getAttribute('href');
    return decodeURIComponent(link?.split('/').at(-1) ?? '');
  };
  const labelInHand = async (): Promise<string> =>
    ((await curator.page.locator(card).getAttribute('aria-label')) ?? '').replace(/, probability .*/, '');
  const inHand = async (): Promise<InHand> => {
    const documentId = await documentInHand();
    const { document } = await curator.ask<Predicted>(
      'query ($id: ID!) { document(id: $id) { predictions { subject { id label } } } }',
      { id: documentId },
    );
    const label = await labelInHand();
    const subjectId = document.predictions.find(({ subject }) => subject.label === label)?.subject.id ?? '';
    return { documentId, subjectId };
  };
  const decide = (by: Visitor, given: InHand): Promise<Acted> =>
    by.ask<Acted>('mutation ($input: DecideInput!) { decide(input: $input) { ... on Decided { act { id } } } }', {
      input: { decisions: [{ ...given, verdict: 'ACCEPT' }] },
    });
  /** As if the page had been left for a while and were looked at again. */
  const lookAgain = async (): Promise<void> => {
    await curator.page.clock.setFixedTime(Date.now() + 120_000);
    await curator.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  };

  it('goes on where a colleague has decided what is in hand, and is told', async () => {
    await openDesk();
    const given = await inHand();
    await decide(colleague, given);
    await curator.page.keyboard.press('a');
    await curator.page.getByRole('alert').filter({ hasText: 'already decided' }).waitFor();
    await curator.page.locator(card).waitFor();
    await expect.poll(inHand).not.toEqual(given);
  });

  it('undoes what came before an act that a colleague has undone', async () => {
    await openDesk();
    const acts: Acted[] = [];
    for (let i = 0; i < 2; i += 1) acts.push(await decide(curator, await takeAnother(i)));
    await openDesk();
    await colleague.ask('mutation ($input: UndoDecisionInput!) { undoDecision(input: $input) { __typename } }', {
      input: { actId: acts[1]?.decide.act.id },
    });
    await curator.page.getByRole('button', { name: 'Undo' }).and(curator.page.locator(':enabled')).waitFor();
    await curator.page.keyboard.press('u');
    await curator.page.getByRole('alert').filter({ hasText: 'already been undone' }).waitFor();
    await curator.page.keyboard.press('u');
    await expect.poll(() => actsThatHold()).not.toContain(acts[0]?.decide.act.id);
  });
  const actsThatHold = async (): Promise<string[]> => {
    const { viewer } = await curator.ask<{ viewer: { recentActs: { id: string }[] } }>(
      '{ viewer { recentActs { id } } }',
    );
    return viewer.recentActs.map(({ id }) => id);
  };
  /** The suggestion in hand after so many steps. */
  const takeAnother = async (steps: number): Promise<InHand> => {
    for (let i = 0; i < steps; i += 1) await curator.page.keyboard.press('j');
    return inHand();
  };

  it('signs in again where the session ends in the middle of a decision, and comes back to the desk', async () => {
    await openDesk();
    const sent = curator.page.waitForRequest((request) => (request.postData() ?? '').includes('mutation Decide'));
    await curator.context.clearCookies();
    await curator.page.keyboard.press('a');
    await sent;
    // Each request that is refused leads there; a second one cuts the way of the first short.
    await expect.poll(() => curator.page.url()).toMatch(/\/sign-in\?next=%2Freview$/);
  });

  it('is not told that all is done where the desk can’t be filled', async () => {
    await curator.page.route('**/graphql', (route) =>
      (route.request().postData() ?? '').includes('mutation ClaimReviewItems') ? cutOff(route) : route.continue(),
    );
    await curator.open('/review');
    await curator.page.getByRole('alert').filter({ hasText: 'Can’t reach the service' }).waitFor();
    await curator.page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await curator.page.getByText('all caught up').count()).toBe(0);
  });

  it('keeps what stands in a form while the service is away, and is told', async () => {
    await curator.open('/models/train');
    const name = curator.page.getByRole('textbox', { name: 'Name' });
    await name.fill('Half-typed');
    await curator.page.route('**/graphql', cutOff);
    await lookAgain();
    const notice = curator.page.getByRole('alert').filter({ hasText: 'may be out of date' });
    await notice.waitFor();
    expect(await name.inputValue()).toBe('Half-typed');
    await curator.page.unroute('**/graphql');
    await lookAgain();
    await notice.waitFor({ state: 'detached' });
  });

  it('is told at once that a label was not sent while the browser is offline', async () => {
    await curator.open('/review/labels');
    await curator.page
      .getByRole('button', { name: /^Keep label/ })
      .first()
      .waitFor();
    await curator.context.setOffline(true);
    await curator.page
      .getByRole('button', { name: /^Keep label/ })
      .first()
      .click();
    await curator.page.getByRole('alert').filter({ hasText: 'Can’t reach the service' }).waitFor();
  });

  it('finds a document among tabs and visited pages by its title', async () => {
    await curator.open('/documents');
    const link = curator.page.locator('main li a').first();
    const title = await link.innerText();
    await link.click();
    await expect.poll(() => curator.page.title()).toBe(`${title} · Classmark`);
    await curator.page.goBack();
    await expect.poll(() => curator.page.title()).toBe('Documents · Classmark');
  });

  it('searches set-aside documents from the first page, wherever they were', async () => {
    await curator.open('/documents/set-aside?after=nowhere');
    await curator.page.getByRole('searchbox').fill('xyzzy');
    await curator.page.getByText('No matching documents').waitFor();
    expect(new URL(curator.page.url()).search).toBe('?q=xyzzy');
  });
});
