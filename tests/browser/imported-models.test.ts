import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const model = fileURLToPath(new URL('../peers/mojo/gbm_binomial.zip', import.meta.url));

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

describe('imported models', () => {
  it('are imported from a file, shown, renamed and deleted', async () => {
    const { page } = visitor;
    await visitor.open('/models/imported');
    await page.locator('input[type=file]').setInputFiles(model);
    await page.getByRole('heading', { level: 1, name: 'gbm_binomial' }).waitFor();
    await page.getByRole('heading', { name: 'Variable importance' }).waitFor();
    await page.getByText('Table', { exact: true }).click();
    await page.getByRole('cell', { name: 'city', exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Yes or no');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: 'Yes or no' }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/models/imported');
    await expect.poll(() => page.getByRole('link', { name: 'Yes or no' }).count()).toBe(0);
  });

  it('begin with the Star Wars example, which scores a row and says what each input adds', async () => {
    const { page } = visitor;
    await visitor.open('/models/imported');
    await page.getByRole('link', { name: 'Star Wars humans' }).click();
    await page.getByRole('textbox', { name: 'height' }).fill('172');
    await page.getByRole('textbox', { name: 'mass' }).fill('77');
    await page.getByRole('button', { name: 'Score', exact: true }).click();
    await page.getByText('0.3743').waitFor();
    expect(await page.getByRole('region', { name: 'What each input adds' }).textContent()).toContain('Intercept');
  });

  it('say what to set where Spark has no folder for tables', async () => {
    const { page } = visitor;
    await visitor.open('/models/imported');
    await page.getByRole('link', { name: 'Star Wars humans' }).click();
    await page.getByRole('textbox', { name: 'Table to score' }).fill('rows.parquet');
    await page.getByRole('textbox', { name: 'Where to write' }).fill('scores.parquet');
    await page.getByRole('button', { name: 'Score on Spark' }).click();
    await page.getByText('sets it by CLASSMARK_SPARK_FOLDER').waitFor();
  });
});
