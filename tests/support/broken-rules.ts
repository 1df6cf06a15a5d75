import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
  }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What is inside is not ours. */
const foreign = '.graphiql-container';

/** A select's options scroll by the arrow keys of its field, which axe can't know. */
const isOptions = (html: string): boolean => html.includes('data-scrollarea-viewport');

/** What a page, as it stands, breaks of WCAG 2.2 AA: each rule with the parts that break it. */
export async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const { violations } = await page.evaluate(
    ([values, exclude]) => window.axe.run({ exclude: [exclude] }, { runOnly: { type: 'tag', values } }),
    [tags, foreign] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !isOptions(html)).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}
