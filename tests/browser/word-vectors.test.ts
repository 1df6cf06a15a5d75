import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

let browser: Browser;
let visitor: Visitor;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-vectors-'));
  await writeFile(join(folder, 'my words.vec'), '2 2\nsea 1 0\nsky 0 1\n');
  browser = await launchChromium();
  visitor = await visitSignedIn(browser);
});
afterAll(async () => {
  await visitor[Symbol.asyncDispose]();
  await browser.close();
  await rm(folder, { recursive: true });
});

describe('word vectors', () => {
  it('are learnt from the documents, and offered where a model is made', async () => {
    const { page } = visitor;
    await visitor.open('/models/word-vectors');
    await page.getByRole('button', { name: 'Learn from documents' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Our words');
    await page.getByRole('textbox', { name: 'Dimensions' }).fill('20');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { level: 1, name: 'Learning the word vectors "Our words"' }).waitFor();
    await page.getByText('Succeeded').first().waitFor();
    await visitor.open('/models/train');
    await page.getByRole('combobox', { name: 'Word vectors' }).click();
    await page.getByRole('option', { name: /^Our words/ }).click();
    expect(await page.getByRole('combobox', { name: 'Word vectors' }).inputValue()).toContain('Our words');
  });

  it('are imported from a file and deleted', async () => {
    const { page } = visitor;
    await visitor.open('/models/word-vectors');
    await page.locator('input[type=file]').setInputFiles(join(folder, 'my words.vec'));
    await page.getByText('Succeeded').first().waitFor();
    await visitor.open('/models/word-vectors');
    await page.getByRole('button', { name: 'Delete my words.vec' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => page.getByRole('cell', { name: 'my words.vec', exact: true }).count()).toBe(0);
  });
});
