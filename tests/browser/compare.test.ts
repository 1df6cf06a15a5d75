import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchChromium();
  visitor = await visitSignedIn(browser);
});
afterAll(async () => {
  await visitor[Symbol.asyncDispose]();
  await browser.close();
});

it('an operator compares recipes on the documents, and reads which pays', async () => {
  const { page } = visitor;
  await visitor.open('/models');
  await page.getByRole('link', { name: 'Compare recipes' }).click();
  await page.getByRole('checkbox', { name: 'cnn' }).uncheck();
  await page.getByRole('checkbox', { name: 'linear-sgd' }).check();
  await page.getByRole('combobox', { name: 'Promised for' }).click();
  await page.getByRole('option', { name: 'All that is published together' }).click();
  await page.getByRole('button', { name: 'Start comparison' }).click();
  await page.getByRole('heading', { level: 1, name: 'Comparison of linear and linear-sgd' }).waitFor();
  await page.getByRole('heading', { name: 'Which recipe pays' }).waitFor();
  await page.getByText('The target is 0.90 for all that is published together.').waitFor();
  expect(await page.getByText(/^linear-sgd .* linear/).count()).toBe(1);
  const subjects = page.getByRole('table', { name: 'Subjects by linear and linear-sgd' });
  expect(await subjects.getByRole('row').count()).toBeGreaterThan(5);
});
