import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const old = 'the password of before';
const better = 'a better password';

describe('one’s own password', () => {
  let browser: Browser;
  let ada: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    await using admin = await visitSignedIn(browser);
    const input = { name: 'ada', password: old, role: 'READER' };
    await admin.ask('mutation ($input: CreateUserInput!) { createUser(input: $input) { __typename } }', { input });
    ada = await visitSignedIn(browser, { name: 'ada', password: old });
    await ada.open('/documents');
  });
  afterAll(async () => {
    await ada[Symbol.asyncDispose]();
    await browser.close();
  });

  const change = async (from: string, to: string): Promise<void> => {
    const dialog = ada.page.getByRole('dialog', { name: 'Change your password' });
    await dialog.getByRole('textbox', { name: 'Current password' }).fill(from);
    await dialog.getByRole('textbox', { name: 'New password' }).fill(to);
    await dialog.getByRole('button', { name: 'Change password' }).click();
  };
  const signIn = async (password: string): Promise<void> => {
    await ada.page.getByLabel('Name').fill('ada');
    await ada.page.getByRole('textbox', { name: 'Password' }).fill(password);
    await ada.page.getByRole('button', { name: 'Sign in' }).click();
  };

  it('stays where somebody does not know it, and the dialog says so', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'Change your password' }).click();
    await change('a guess', better);
    await page.getByRole('dialog').getByText('This is not your current password.').waitFor();
  });

  it('stays where the new one is too short', async () => {
    await change(old, 'short');
    await ada.page.getByRole('dialog').getByText('8').waitFor();
    expect(await ada.page.getByRole('dialog').getByRole('alert').textContent()).toMatch(/8 characters/);
  });

  it('is changed by who knows it, who then signs in anew and is where they were', async () => {
    const { page } = ada;
    await change(old, better);
    await page.waitForURL('**/sign-in?next=*');
    await signIn(old);
    await page
      .getByRole('alert')
      .filter({ hasText: /password/ })
      .waitFor();
    await signIn(better);
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
  });
});
