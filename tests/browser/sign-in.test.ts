import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { adminUrl } from '../support/installation.js';
import { adminPassword } from '../support/running-classmark.js';
import { scannerChecks } from '../support/scanner-checks.js';
import { visit, visitSignedIn } from '../support/visitor.js';

describe('signing in', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('asks a stranger who they are, and then shows the page they came for', async () => {
    await using stranger = await visit(browser);
    await stranger.open('/documents?q=whale');
    await stranger.page.waitForURL('**/sign-in?next=*');
    await stranger.page.getByLabel('Name').fill('admin');
    await stranger.page.getByRole('textbox', { name: 'Password' }).fill(adminPassword);
    await stranger.page.keyboard.press('Enter');
    await stranger.page.getByRole('heading', { name: 'Documents' }).waitFor();
    expect(new URL(stranger.page.url()).search).toBe('?q=whale');
  });

  it('says that a password is wrong, and stays', async () => {
    await using stranger = await visit(browser);
    await stranger.open('/sign-in');
    await stranger.page.getByLabel('Name').fill('nobody');
    await stranger.page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    expect(
      await stranger.page
        .getByRole('alert')
        .filter({ hasText: /password/ })
        .textContent(),
    ).toMatch(/password/);
  });

  it('leads nowhere else than into this site', async () => {
    await using stranger = await visit(browser);
    await stranger.open('/sign-in?next=//elsewhere.example/');
    await stranger.page.getByLabel('Name').fill('admin');
    await stranger.page.getByRole('textbox', { name: 'Password' }).fill(adminPassword);
    await stranger.page.keyboard.press('Enter');
    await stranger.page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('happens on a page that loads scripts of this site alone, and that no other site can frame', async () => {
    const { headers } = await fetch(`${adminUrl()}/sign-in`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    await using stranger = await visit(browser);
    await stranger.open('/sign-in');
    const refused = await stranger.page.evaluate(() => {
      const script = Object.assign(document.createElement('script'), { src: 'https://elsewhere.example/script.js' });
      const seen = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI));
      });
      document.head.append(script);
      return seen;
    });
    expect(refused).toBe('https://elsewhere.example/script.js');
  });

  it('ends with signing out', async () => {
    await using person = await visitSignedIn(browser);
    await person.open('/');
    await person.page.getByRole('button', { name: 'Sign out' }).click();
    await person.page.waitForURL('**/sign-in');
    await person.open('/runs');
    await person.page.waitForURL('**/sign-in?next=*');
  });
});

describe('a scanner at the admin, as nobody known,', () => {
  it.each(scannerChecks)('does not find $name', async ({ find }) => {
    expect(await find({ url: new URL('/graphql', adminUrl()).href, headers: {} })).toBeNull();
  });
});
