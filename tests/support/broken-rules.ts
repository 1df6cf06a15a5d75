import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
  }
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What is inside is not ours. */
const foreign = '.graphiql-container';

/** A select's options scroll by the arrow keys of its field, which axe can't know. */
const isOptions = (html: string): boolean => html.includes('data-scrollarea-viewport');

const everything: RunOptions['runOnly'] = { type: 'tag', values: tags };
/** The rules of these tags that look at colours: what is left to ask of a page that has only changed its colours. */
export const colourRules: RunOptions['runOnly'] = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What a page, or the parts of it that a selector finds, breaks of WCAG 2.2 AA: each rule with what breaks it. */
export async function brokenRules(page: Page, within: string, runOnly = everything): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axe);
  // Of what passes, nothing need be described; of what fails, its HTML is enough.
  const options: RunOptions = { runOnly, resultTypes: ['violations'], selectors: false };
  const context = { include: [within], exclude: [foreign] };
  const { violations } = await page.evaluate(([where, how]) => window.axe.run(where, how), [context, options] as const);
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !isOptions(html)).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}
