import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Suggested {
  suggestSubjects: { suggestions: { probability: number; subject: { label: string } }[] };
}

const abstract =
  'We followed 214 patients with heart failure in four hospitals over two years and compared a nurse-led telephone ' +
  'service with usual care. Mortality did not differ, but readmissions fell by a third among older patients.';

/** Puts a text into the field as pasting does, in one go. */
async function paste({ page }: Visitor, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text' }).fill(text);
}

describe('Try', () => {
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
  beforeEach(() => visitor.open('/try'));

  it('shows what suggestSubjects answers', async () => {
    await paste(visitor, abstract);
    await visitor.page.locator('li[data-subject]').first().waitFor();
    const shown = await visitor.page
      .locator('li[data-subject]')
      .evaluateAll((rows) =>
        rows.map(
          (row) =>
            `${row.getAttribute('data-subject')} ${/\d\.\d\d$/.exec(row.querySelector('button')?.innerText.trim() ?? '')?.[0]}`,
        ),
      );
    const { suggestSubjects } = await visitor.ask<Suggested>(
      `query ($text: String!) { suggestSubjects(input: { text: $text, source: "sample" }) {
         ... on SubjectSuggestions { suggestions { probability subject { label } } } } }`,
      { text: abstract },
    );
    expect(shown).toEqual(
      suggestSubjects.suggestions.map(({ subject, probability }) => `${subject.label} ${probability.toFixed(2)}`),
    );
  });

  it('marks the words of the subject that is pointed at, for and against', async () => {
    await paste(visitor, abstract);
    const marked = visitor.page.locator('[aria-hidden="true"] mark');
    await marked.first().waitFor();
    const first = await marked.evaluateAll((marks) => marks.map((mark) => `${mark.textContent} ${mark.dataset.side}`));
    await visitor.page.locator('li[data-subject] button').nth(3).hover();
    await expect
      .poll(() => marked.evaluateAll((marks) => marks.map((mark) => `${mark.textContent} ${mark.dataset.side}`)))
      .not.toEqual(first);
  });

  it('says what to do without a text', async () => {
    await visitor.page.getByText('No text yet').waitFor();
    await paste(visitor, '   ');
    await visitor.page.locator('main').getByRole('alert').waitFor();
  });

  it('says that a text of 5 MB is too long', async () => {
    await visitor.page.locator('input[type="file"]').setInputFiles({
      name: 'long.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('word '.repeat(1_000_000)),
    });
    const answer = visitor.page.locator('main').getByRole('alert');
    await answer.waitFor();
    expect(await answer.textContent()).toContain('5.0 MB');
  });

  it('says that it knows none of the words of a text', async () => {
    await paste(visitor, 'Qwrtz plmkn vbxcs hjgfd.');
    await visitor.page.getByText('so there are no suggestions').waitFor();
    expect(await visitor.page.locator('li[data-subject]').count()).toBe(0);
  });

  it('takes title and text from a dropped record', async () => {
    await visitor.page.locator('input[type="file"]').setInputFiles({
      name: 'record.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ title: 'A trial', abstract })),
    });
    await visitor.page.locator('li[data-subject]').first().waitFor();
    expect(await visitor.page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A trial');
  });

  it.each(['15-semicolon.csv', '19c-openalex.jsonl', '21-bioasq.jsonl'])(
    'takes title and text from %s as an import would',
    async (name) => {
      const path = fileURLToPath(new URL(`../cases/${name}`, import.meta.url));
      await visitor.page.locator('input[type="file"]').setInputFiles(path);
      const field = (label: string) => visitor.page.getByRole('textbox', { name: label }).inputValue();
      await expect.poll(() => field('Title')).toMatch(/^Tide gauge [cj]\d+b?-$/);
      expect(await field('Text')).toMatch(/^The tide gauge recorded/);
    },
  );

  it('takes a text that is not in UTF-8 as it was written', async () => {
    for (const [name, encoding] of [
      ['wide.txt', 'utf16le'],
      ['narrow.txt', 'latin1'],
    ] as const) {
      const text = `Ebbe und Flut über Föhr: ${name}`;
      const mark = encoding === 'latin1' ? '' : '\ufeff';
      const file = { name, mimeType: 'text/plain', buffer: Buffer.from(mark + text, encoding) };
      await visitor.page.locator('input[type="file"]').setInputFiles(file);
      await expect.poll(() => visitor.page.getByRole('textbox', { name: 'Text' }).inputValue()).toBe(text);
    }
  });

  it('takes the first record of a gzipped file that is too long to be sent whole', async () => {
    const long = (i: number) => ({
      title: `Tide ${i}`,
      text: `${abstract} ${randomBytes(75_000).toString('base64').replaceAll(/\W/g, ' ')}`,
    });
    const lines = Array.from({ length: 20 }, (_, i) => `${JSON.stringify(long(i))}\n`).join('');
    const file = { name: 'long.jsonl.gz', mimeType: 'application/gzip', buffer: gzipSync(lines) };
    await visitor.page.locator('input[type="file"]').setInputFiles(file);
    await expect.poll(() => visitor.page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Tide 0');
  });

  it('says why a workbook is not read', async () => {
    const buffer = Buffer.from('PK\u0003\u0004'.padEnd(60, '\0'));
    const file = { name: 'book.xlsx', mimeType: 'application/octet-stream', buffer };
    await visitor.page.locator('input[type="file"]').setInputFiles(file);
    const answer = visitor.page.locator('main').getByRole('alert');
    await answer.waitFor();
    expect(await answer.textContent()).toContain('CSV');
  });
});
