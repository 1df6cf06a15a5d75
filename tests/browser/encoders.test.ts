import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { importTinyEncoder } from '../support/tiny-encoder.js';
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

describe('an encoder', () => {
  it('is imported from a zip, offered with its cost where a model is made, and deleted', async () => {
    const { page } = visitor;
    await visitor.open('/models/encoders');
    await importTinyEncoder(page);
    await visitor.open('/models/train');
    await page.getByRole('combobox', { name: 'Encoder' }).click();
    await page.getByRole('option', { name: 'tiny' }).click();
    await page.getByText(/a text, measured on your documents\. [\d,]+ documents: /).waitFor();
    await visitor.open('/models/compare');
    await page.getByRole('checkbox', { name: 'linear with encoder', exact: true }).check();
    expect(await page.getByRole('combobox', { name: 'Encoder' }).inputValue()).toBe('tiny');
    await visitor.open('/models/encoders');
    await page.getByRole('button', { name: 'Delete tiny' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No encoders yet').waitFor();
  });
});
