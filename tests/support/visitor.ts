import type { Browser, BrowserContext, Page } from 'playwright-core';
import { adminUrl } from './installation.js';
import { adminPassword } from './running-classmark.js';

/** A person at a browser of their own. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a page of the admin and waits for its heading. */
  open(path: string): Promise<void>;
  /** Asks the API by GraphQL as this person; throws on errors. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
}

interface Credentials {
  readonly name: string;
  readonly password: string;
}

const admin: Credentials = { name: 'admin', password: adminPassword };

/** Somebody who is not signed in. What goes wrong in the page is thrown when the visit ends. */
export async function visit(browser: Browser): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: adminUrl(), viewport: { width: 1440, height: 900 } });
  // On a busy machine a page takes its time.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults: Error[] = [];
  page.on('pageerror', (error) => faults.push(error));
  return {
    page,
    context,
    async open(path) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
    },
    async ask<Data>(query: string, variables = {}) {
      const response = await context.request.post('/graphql', { data: { query, variables } });
      const { data, errors }: { data: Data; errors?: { message: string }[] } = await response.json();
      if (errors?.[0]) throw new Error(errors[0].message);
      return data;
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      if (faults[0]) throw faults[0];
    },
  };
}

/** Somebody who is signed in already. */
export async function visitSignedIn(browser: Browser, { name, password } = admin): Promise<Visitor> {
  const visitor = await visit(browser);
  const response = await visitor.context.request.post('/session', { data: { name, password } });
  if (!response.ok()) throw new Error(`Not signed in: ${await response.text()}`);
  return visitor;
}
