import type { BrowserContext, Page, Response } from 'playwright-core';
import { addressOf, type PageState, routes } from './page-states.js';
import { settled } from './settled.js';
import { until } from './until.js';

/** What somebody finds at the address of a page. */
export interface Found {
  readonly route: string;
  /** The page that is there now: another one if it led on. */
  readonly path: string;
  readonly title: string;
  readonly detail: string;
  /** What the page says went wrong, what was thrown in it, and what the API refused it or failed at. */
  readonly faults: readonly string[];
  /** The names of all buttons and fields. */
  readonly controls: readonly string[];
  /** The pages that links lead to, by their route. */
  readonly linked: readonly string[];
}

type Place = Pick<PageState, 'route' | 'query' | 'example'>;

interface Walk {
  readonly examples: Readonly<Record<string, string>>;
  /** Where pages with a parameter are looked at, too. */
  readonly further: readonly Place[];
}

/** Opens every page as the person of a browser, two at a time; gives what is found in the order of the pages. */
export async function walkAs(context: BrowserContext, { examples, further }: Walk): Promise<Found[]> {
  const found: Found[] = [];
  const left = [...routes.map((route): Place => ({ route })), ...further].entries();
  const goOn = async (): Promise<void> => {
    for (const [i, place] of left) found[i] = await look(context, place, examples);
  };
  await Promise.all([goOn(), goOn()]);
  return found;
}

async function look(
  context: BrowserContext,
  { route, ...place }: Place,
  examples: Readonly<Record<string, string>>,
): Promise<Found> {
  await using page = await context.newPage();
  const requests = watchRequests(page);
  await page.goto(addressOf({ route, ...place }, examples));
  await settled(page);
  await until(`${route} has all its answers`, async () => requests.underWay === 0);
  await settled(page);
  return { route, ...(await page.evaluate(readPage)), ...(await readMain(page, requests.faults)) };
}

async function readMain(page: Page, faults: readonly string[]) {
  const main = page.locator('main');
  const alerts = await main.getByRole('alert').allTextContents();
  const paths = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.pathname : '')));
  const linked = new Set(paths.flatMap((path) => routeOf(path) ?? []));
  return { faults: [...alerts, ...faults], linked: [...linked] };
}

/** Counts what the page asks the API and keeps what went wrong. */
function watchRequests(page: Page): { readonly underWay: number; readonly faults: readonly string[] } {
  const watched = { underWay: 0, faults: Array.of<string>() };
  const isAsking = (url: string): boolean => new URL(url).pathname === '/graphql';
  page.on('pageerror', ({ message }) => watched.faults.push(message));
  page.on('request', (request) => {
    if (isAsking(request.url())) watched.underWay += 1;
  });
  page.on('requestfailed', (request) => {
    if (isAsking(request.url())) watched.underWay -= 1;
  });
  page.on('response', async (response) => {
    if (!response.ok()) watched.faults.push(`${response.url()}: ${response.status()}`);
    if (!isAsking(response.url())) return;
    const fault = await findFault(response).catch(goneMeanwhile);
    if (fault !== null) watched.faults.push(fault);
    watched.underWay -= 1;
  });
  return watched;
}

/** A page that asks again and again may be closed before it has the answer. */
const goneMeanwhile = () => null;

async function findFault(response: Response): Promise<string | null> {
  const text = await response.text();
  const { errors }: { errors?: { message: string }[] } = JSON.parse(text);
  if (errors?.[0]) return errors[0].message;
  return text.includes('"NOT_ALLOWED"') ? text : null;
}

function readPage() {
  const main = document.querySelector('main');
  const texts = (selector: string) => [...(main?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const nameOf = (control: HTMLElement): string =>
    control.getAttribute('aria-label') ??
    (control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : control.textContent) ??
    '';
  return {
    path: window.location.pathname,
    title: main?.querySelector('h1')?.textContent ?? '',
    detail: main?.querySelector('h1 + p')?.textContent ?? '',
    controls: texts('button, a[class*="Button"], input, textarea').map((control) => nameOf(control).trim()),
  };
}

/** A page without a parameter comes before one with. */
const patterns = routes
  .toSorted((a, b) => Number(a.includes('[')) - Number(b.includes('[')))
  .map((route) => ({ route, pattern: new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`) }));

const routeOf = (path: string): string | undefined => patterns.find(({ pattern }) => pattern.test(path))?.route;
