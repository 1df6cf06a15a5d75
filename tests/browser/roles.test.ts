import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { findExamples, trainCandidate } from '../support/page-examples.js';
import { routes } from '../support/page-states.js';
import { change } from '../support/page-traces.js';
import { startSilentSource } from '../support/silent-source.js';
import { type Visitor, visit, visitSignedIn } from '../support/visitor.js';
import { type Found, walkAs } from '../support/walk-as.js';

const roles = ['READER', 'CURATOR', 'OPERATOR', 'ADMIN'] as const;
type Role = (typeof roles)[number];
const includes = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);

/** The pages that are not for everybody, and what is offered on pages to some of those who may use them. */
const leastRoles: Readonly<Record<string, Role>> = {
  '/': 'CURATOR',
  '/review': 'CURATOR',
  '/review/labels': 'CURATOR',
  '/documents/import': 'OPERATOR',
  '/documents/set-aside': 'CURATOR',
  '/harvest': 'OPERATOR',
  '/subjects/vocabularies': 'OPERATOR',
  '/models': 'CURATOR',
  '/models/compare': 'OPERATOR',
  '/models/encoders': 'CURATOR',
  '/models/train': 'OPERATOR',
  '/models/versions/[id]': 'CURATOR',
  '/models/word-vectors': 'CURATOR',
  '/runs': 'CURATOR',
  '/runs/[id]': 'CURATOR',
  '/lab': 'CURATOR',
  '/lab/[id]': 'CURATOR',
  '/lab/start': 'OPERATOR',
  '/settings': 'OPERATOR',
};

const acts: readonly (readonly [name: RegExp, least: Role])[] = [
  [/^Accept/, 'CURATOR'],
  [/^Reject/, 'CURATOR'],
  [/^Replace/, 'CURATOR'],
  [/^Add a subject/, 'CURATOR'],
  [/^Set-aside documents/, 'CURATOR'],
  [/^Target precision/, 'CURATOR'],
  [/^(Review|Change the review of) /, 'CURATOR'],
  [/^Apply target/, 'OPERATOR'],
  [/^Always require review/, 'OPERATOR'],
  [/^Manage /, 'OPERATOR'],
  [/^Import( |$)/, 'OPERATOR'],
  [/^(New model|Train|Retrain)/, 'OPERATOR'],
  [/^Compare recipes/, 'OPERATOR'],
  [/^Learn /, 'OPERATOR'],
  [/^Score on Spark/, 'OPERATOR'],
  [/^(Rename|Delete)/, 'OPERATOR'],
  [/^New experiment/, 'OPERATOR'],
  [/^Remove sample/, 'OPERATOR'],
  [/^Restore( |$)/, 'CURATOR'],
  [/^Deploy( \d|$)/, 'OPERATOR'],
  [/^Roll back/, 'OPERATOR'],
  [/^Undo import/, 'OPERATOR'],
  [/^Cancel run/, 'OPERATOR'],
  [/^Disable/, 'ADMIN'],
  [/^Create key/, 'ADMIN'],
  [/^Revoke/, 'ADMIN'],
  [/^Add person/, 'ADMIN'],
  [/^Role of /, 'ADMIN'],
  [/^Set password/, 'ADMIN'],
];

const whoMay: Readonly<Record<Role, string>> = {
  READER: 'everybody',
  CURATOR: 'curators, operators and admins',
  OPERATOR: 'operators and admins',
  ADMIN: 'admins',
};

const password = 'a password for a role';

/** What can be revoked, and an import that can be undone, of a document that can be restored; gives the id of the import. */
async function leaveActs(admin: Visitor): Promise<string> {
  await change(admin, 'createApiKey', { name: 'a program', role: 'READER' }, false);
  return change(admin, 'importDocuments', { source: 'Notes', records: [{ id: '1', title: 'Tides', text: 'Short.' }] });
}

/** One subject is served by the newest version, so that it can be rolled back; the others can still be deployed. */
async function deployOne(admin: Visitor, examples: Readonly<Record<string, string>>): Promise<void> {
  const idOf = (route: string): string => decodeURIComponent(examples[route] ?? '');
  const input = { versionId: idOf('/models/versions/[id]'), subjectIds: [idOf('/subjects/[id]')] };
  await change(admin, 'deployClassifiers', input, false);
}

describe('what people are offered', () => {
  let browser: Browser;
  let admin: Visitor;
  let silent: Awaited<ReturnType<typeof startSilentSource>>;
  let examples: Readonly<Record<string, string>>;
  beforeAll(async () => {
    browser = await launchChromium();
    admin = await visitSignedIn(browser);
    silent = await startSilentSource();
    await trainCandidate(admin);
    examples = { ...(await findExamples(admin)), 'an import': await leaveActs(admin) };
    await deployOne(admin, examples);
    for (const role of roles) await change(admin, 'createUser', { name: `the ${role}`, password, role }, false);
  });
  afterAll(async () => {
    await admin[Symbol.asyncDispose]();
    await browser.close();
    await silent[Symbol.asyncDispose]();
  });

  describe.each(roles)('to the role %s', (role) => {
    let found: Found[];
    beforeAll(async () => {
      await using person = await visitSignedIn(browser, { name: `the ${role}`, password });
      const query = { protocol: 'OAI', url: silent.url, allowLocal: true };
      const runId = await change(admin, 'startHarvest', { query, source: 'silent' });
      const runs = ['an import', 'a run at work'].map((example) => ({ route: '/runs/[id]', example }));
      const further = [...runs, { route: '/settings', query: '?tab=keys' }];
      found = await walkAs(person.context, { examples: { ...examples, 'a run at work': runId }, further });
      await change(admin, 'cancelRun', { runId }, false);
    });
    const isFor = (route: string): boolean => includes(role, leastRoles[route] ?? 'READER');

    it.each(routes.filter(isFor))('is %s, and all that it asks for', (route) => {
      const page = found.find((one) => one.route === route);
      expect(page).toMatchObject({ faults: [] });
      expect(page?.title).not.toBe('Not for your role');
    });

    it.each(routes.filter((route) => !isFor(route) && route !== '/'))('is to be told whom %s is for', (route) => {
      expect(found.find((one) => one.route === route)).toMatchObject({
        title: 'Not for your role',
        detail: `This page is for ${whoMay[leastRoles[route] ?? 'READER']}; your role is ${role.toLowerCase()}.`,
        controls: [expect.stringMatching(/^Go to /)],
        faults: [],
      });
    });

    it('is a first page that is for it', () => {
      expect(found.find(({ route }) => route === '/')).toMatchObject({
        path: isFor('/') ? '/' : '/try',
        faults: [],
      });
    });

    it('is no way to a page that is not for it', () => {
      const ways = found.flatMap(({ route, linked }) => linked.map((to) => ({ route, to })));
      expect(ways.length).toBeGreaterThan(routes.length);
      expect(ways.filter(({ to }) => !isFor(to))).toEqual([]);
    });

    it.each(acts)('is %s if its holders may, for which they need %s', (name, least) => {
      const offering = found.filter(({ controls }) => controls.some((control) => name.test(control)));
      expect(offering.length > 0).toBe(includes(role, least));
    });
  });

  it.each([
    ['/', '/try'],
    ['/settings', '/try'],
    ['/documents?q=whale', '/documents?q=whale'],
  ])('to a reader who signs in, having come for %s, is %s', async (wanted, shown) => {
    await using reader = await visit(browser);
    const { page } = reader;
    await reader.open(wanted);
    await page.waitForURL('**/sign-in?next=*');
    await page.getByLabel('Name').fill('the READER');
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname + url.search === shown);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect(await page.locator('main').getByRole('alert').allTextContents()).toEqual([]);
  });

  it('to a reader is a menu in which no group is empty', async () => {
    await using reader = await visitSignedIn(browser, { name: 'the READER', password });
    await reader.open('/try');
    const groups = reader.page.getByRole('navigation', { name: 'Main' }).locator('ul');
    expect(await groups.count()).toBeGreaterThan(1);
    expect(await groups.filter({ hasNot: reader.page.getByRole('link') }).count()).toBe(0);
  });
});
