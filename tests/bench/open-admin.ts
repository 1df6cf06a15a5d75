import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { adminPassword, startClassmark } from '../support/running-classmark.js';

/** A page of the admin of a new installation, signed in; product and browser end with the resources. */
export async function openAdmin(resources: AsyncDisposableStack): Promise<Page> {
  const classmark = resources.use(await startClassmark());
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  const browser = resources.adopt(await launchChromium(), (opened) => opened.close());
  const page = await browser.newPage({ baseURL: classmark.adminUrl });
  await page.request.post('/session', { data: { name: 'admin', password: adminPassword } });
  return page;
}
