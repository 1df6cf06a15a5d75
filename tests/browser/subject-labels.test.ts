import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const scheme = 'Waters';
const turtle = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix water: <http://waters.example/> .
water:rivers a skos:Concept ; skos:prefLabel "Rivers of Waters"@en, "Flüsse"@de .
water:banks a skos:Concept ; skos:prefLabel "River banks of Waters"@en ; owl:deprecated true .
`;

let browser: Browser;
let operator: Visitor;
beforeAll(async () => {
  browser = await launchChromium();
  operator = await visitSignedIn(browser);
  const { page } = operator;
  await operator.open('/subjects/vocabularies');
  await page.getByRole('combobox', { name: 'Scheme' }).fill(scheme);
  const buffer = Buffer.from(turtle);
  await page.locator('input[type="file"]').setInputFiles({ name: 'waters.ttl', mimeType: 'text/turtle', buffer });
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('table', { name: 'Imported vocabularies' }).waitFor();
});
afterAll(async () => {
  await operator[Symbol.asyncDispose]();
  await browser.close();
});

const openScheme = () => operator.open(`/subjects?scheme=${scheme}`);

async function choose(page: Page, language: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Language of labels' }).click();
  await page.getByRole('option', { name: language }).click();
}

const nameOfRivers = (page: Page, label: string) => page.getByRole('link', { name: label, exact: true });

describe('labels of subjects', () => {
  it('are shown in the language that somebody chooses, until they choose the browser’s again', async () => {
    const { page } = operator;
    await openScheme();
    await nameOfRivers(page, 'Rivers of Waters').waitFor();
    await choose(page, 'German');
    await nameOfRivers(page, 'Flüsse').waitFor();
    await page.reload();
    await nameOfRivers(page, 'Flüsse').click();
    await page.getByText('Labels: Rivers of Waters (en), Flüsse (de)').waitFor();
    await openScheme();
    await choose(page, 'Browser’s language');
    await nameOfRivers(page, 'Rivers of Waters').waitFor();
  });

  it('are shown in it even where the first answer, in another language, comes after the choice', async () => {
    const { page } = operator;
    const chosen = Promise.withResolvers<void>();
    const isOfSubjects = (request: Request) => request.postData()?.includes('query SubjectBranch') === true;
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      if (isOfSubjects(route.request())) await chosen.promise;
      await route.fulfill({ response });
    });
    const asked = page.waitForRequest(isOfSubjects);
    await openScheme();
    await asked;
    await choose(page, 'German');
    chosen.resolve();
    await nameOfRivers(page, 'Flüsse').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await choose(page, 'Browser’s language');
    await nameOfRivers(page, 'Rivers of Waters').waitFor();
  });
});

describe('a deprecated subject', () => {
  it('says so in the list and on its page', async () => {
    const { page } = operator;
    await openScheme();
    const row = page.getByRole('listitem').filter({ hasText: 'River banks of Waters' });
    expect(await row.innerText()).toContain('deprecated');
    await row.getByRole('link').click();
    await page.getByText('This subject is deprecated').waitFor();
  });

  it('is offered by a picker only to somebody who asks for it', async () => {
    const { page } = operator;
    await openScheme();
    await nameOfRivers(page, 'Rivers of Waters').click();
    await page.getByRole('button', { name: /^Manage subject/ }).click();
    await page.getByRole('menuitem', { name: 'Merge into another…' }).click();
    const picker = page.getByRole('dialog').getByRole('combobox');
    await picker.fill('River banks');
    const banks = page.getByRole('option', { name: /River banks of Waters/ });
    const more = page.getByRole('option', { name: 'Include deprecated subjects' });
    await more.waitFor();
    expect(await banks.count()).toBe(0);
    await more.click();
    await banks.waitFor();
  });
});
