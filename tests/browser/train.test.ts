import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { areRunsOver } from '../support/runs-are-over.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Compared {
  compareVersions: { paired: { subjects: { isNotWorse: boolean }[] } };
}

interface Serving {
  models: { name: string; versions: { number: number; servingCount: number }[] }[];
}

describe('training', () => {
  let browser: Browser;
  let operator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    operator = await visitSignedIn(browser);
  });
  afterAll(async () => {
    await operator[Symbol.asyncDispose]();
    await browser.close();
  });

  const servingOf = async (number: number): Promise<number | undefined> => {
    const { models } = await operator.ask<Serving>('{ models { name versions { number servingCount } } }');
    const sample = models.find(({ name }) => name === 'Research areas');
    return sample?.versions.find((version) => version.number === number)?.servingCount;
  };

  it('takes a strategy for rare subjects where the recipe has one, into its parameters', async () => {
    const { page } = operator;
    await operator.open('/models/train');
    const strategy = page.getByRole('combobox', { name: 'Rare subjects' });
    expect(await strategy.count()).toBe(0);
    await page.getByRole('combobox', { name: 'Recipe' }).click();
    await page.getByRole('option', { name: 'linear', exact: true }).click();
    await strategy.click();
    await page.getByRole('option', { name: 'Synthetic documents: GAN' }).click();
    await page.getByText('Parameters and seed').click();
    const parameters = page.getByRole('textbox', { name: 'Parameters (JSON)' });
    expect(JSON.parse(await parameters.inputValue())).toMatchObject({ imbalance: 'gan', balance: 'auto' });
    await parameters.fill('{ "imbalance": "smote" }');
    expect(await strategy.inputValue()).toBe('Synthetic documents: SMOTE');
  });

  it('promises its target for each subject, or for all together if so chosen, and says what that means', async () => {
    const { page } = operator;
    await operator.open('/models/train');
    const promised = page.getByRole('combobox', { name: 'Promised for' });
    expect(await promised.inputValue()).toBe('Each subject by itself');
    await page.getByText('Subjects that can’t reach the target are review only.').waitFor();
    await promised.click();
    await page.getByRole('option', { name: 'All that is published together' }).click();
    await page.getByText('a subject may be below the target.').waitFor();
  });

  it('shows a dash for the F1 of a subject that no test document has', async () => {
    const { page } = operator;
    const { models } = await operator.ask<{ models: { versions: { id: string }[] }[] }>(
      '{ models { versions { id } } }',
    );
    const id = models.flatMap(({ versions }) => versions)[0]?.id ?? '';
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('query Version(')) return route.fallback();
      const response = await route.fetch();
      const { data } = await response.json();
      const [first] = data.compareVersions.classifiers;
      first.candidate.metrics = { support: 0, precision: 0, recall: 0, f1: null };
      await route.fulfill({ response, json: { data } });
    });
    await operator.open(`/models/versions/${encodeURIComponent(id)}`);
    const row = page
      .getByRole('table', { name: /^Subjects of version/ })
      .getByRole('row')
      .nth(1);
    await row.waitFor();
    const [support, , recall, f1] = (await row.getByRole('cell').allInnerTexts()).slice(3);
    expect([support, recall, f1]).toEqual(['0', '–', '–']);
    await page.unroute('**/graphql');
  });

  it('takes by Enter what is found for the letters that stand there, once it is found', async () => {
    const { page } = operator;
    await operator.open('/models/train');
    await page.getByRole('combobox', { name: 'Subjects to learn' }).click();
    await page.getByRole('option', { name: /^A branch/ }).click();
    const picker = page.getByRole('combobox', { name: 'Top subject' });
    const first = page.getByRole('option').first();
    await picker.fill('Bio');
    await first.filter({ hasText: /Bio/ }).waitFor();
    const entered = Promise.withResolvers<void>();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('query FindSubjects')) await entered.promise;
      await route.continue();
    });
    await picker.fill('Phys');
    await picker.press('Enter');
    expect(await page.getByRole('button', { name: /Remove$/ }).count()).toBe(0);
    entered.resolve();
    await page.getByRole('button', { name: /^Phys.*Remove$/ }).waitFor();
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('is watched as it goes, and ends in a candidate that is compared with what serves', async () => {
    const { page } = operator;
    await operator.open('/models');
    const model = page.locator('section').filter({ hasText: 'Research areas' }).filter({ hasText: 'Recipe auto' });
    await model.getByRole('link', { name: 'Retrain' }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.waitForURL('**/runs/*');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('progressbar').waitFor();
    const made = page.getByRole('link', { name: /version 2/ });
    await made.waitFor();
    await made.click();
    await page.getByRole('heading', { name: /version 2/ }).waitFor();
    await page.getByText('Candidate', { exact: true }).waitFor();
    await page.getByRole('table', { name: 'Subjects of version 2' }).waitFor();
  });

  it('selects by one click all subjects that are not worse', async () => {
    const { page } = operator;
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await page.getByRole('button', { name: 'Select all that are not worse' }).click();
    const { compareVersions } = await operator.ask<Compared>(
      'query ($id: ID!) { compareVersions(candidateId: $id) { paired { subjects { isNotWorse } } } }',
      { id },
    );
    const notWorse = compareVersions.paired.subjects.filter(({ isNotWorse }) => isNotWorse).length;
    expect(notWorse).toBeGreaterThan(0);
    await page.getByRole('button', { name: `Deploy ${notWorse}`, exact: true }).waitFor();
    expect(await page.getByRole('checkbox', { name: /^Select/, checked: true }).count()).toBe(notWorse);
    await page.reload();
    await page.getByRole('button', { name: 'Deploy', exact: true }).waitFor();
  });

  it('leaves what serves alone until somebody deploys, subject by subject', async () => {
    const { page } = operator;
    expect(await servingOf(2)).toBe(0);
    await page
      .getByRole('checkbox', { name: /^Select/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'Deploy 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deploy 1 subject' });
    await dialog.getByRole('table', { name: 'Suggestions before and after' }).waitFor();
    expect(await servingOf(2)).toBe(0);
    await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
    await page.getByRole('cell', { name: 'Deployed', exact: true }).waitFor();
    expect(await servingOf(2)).toBe(1);
  });

  it('is taken back by rolling the subject back', async () => {
    const { page } = operator;
    await page
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: 'Deployed', exact: true }) })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('button', { name: 'Roll back' }).click();
    await expect.poll(() => servingOf(2)).toBe(0);
    await expect.poll(() => areRunsOver(operator), { timeout: 60_000 }).toBe(true);
  });

  it('makes a model that suggests for chosen sources alone, and says so wherever the model is shown', async () => {
    const { page } = operator;
    await operator.open('/models/train');
    await page.getByRole('textbox', { name: 'Name' }).fill('For the sample');
    const sources = page.getByRole('combobox', { name: 'Sources to suggest for' });
    expect(await sources.getAttribute('placeholder')).toBe('All documents');
    await sources.click();
    await page.getByRole('option', { name: /^sample \(/ }).click();
    await page.getByRole('heading', { name: 'Train a new model' }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.waitForURL('**/runs/*');
    await operator.open('/models');
    await page
      .getByText(/suggests for sample · target precision/)
      .nth(1)
      .waitFor();
    const { models } = await operator.ask<{ models: { id: string; name: string; sources: string[] }[] }>(
      '{ models { id name sources } }',
    );
    expect(models.find(({ name }) => name === 'For the sample')?.sources).toEqual(['sample']);
    await operator.open(`/models/train?model=${models.find(({ name }) => name === 'Research areas')?.id}`);
    await page.getByText('Suggests for', { exact: true }).waitFor();
  });
});
