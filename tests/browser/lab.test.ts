import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Reviewed {
  experiments: {
    name: string;
    isReviewed: boolean;
    reviews: { variant: string; verdict: string; note: string; recommendation: string }[];
  }[];
}

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

const name = 'Two of them';
const leftOut = [
  'Minibatch discrimination',
  'Instance noise',
  'Minibatch, noise',
  'Minibatch, features',
  'Noise, features',
  'All three',
];

async function reviewsOf(): Promise<Reviewed['experiments'][number] | undefined> {
  const query = '{ experiments { name isReviewed reviews { variant verdict note recommendation } } }';
  return (await visitor.ask<Reviewed>(query)).experiments.find((experiment) => experiment.name === name);
}

async function pick(choice: string, option: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('combobox', { name: choice }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function review(page: Page, variant: string, verdict: RegExp): Promise<void> {
  await page.getByRole('button', { name: `Review ${variant}`, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: verdict }).check();
  await dialog.getByRole('textbox', { name: 'Note' }).fill(`Seen of ${variant}.`);
  await dialog.getByRole('textbox', { name: 'Recommendation' }).fill('Keep it.');
  await dialog.getByRole('button', { name: 'Save review' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('the lab', () => {
  it('begins with an experiment that waits for its review', async () => {
    const { page } = visitor;
    await visitor.open('/lab');
    const row = page.getByRole('row').filter({ hasText: 'GAN techniques' });
    await row.getByText('To review').waitFor();
  });

  it('says what an experiment costs, starts it and shows it while it is at work', async () => {
    const { page } = visitor;
    await visitor.open('/lab');
    await page.getByRole('link', { name: 'New experiment' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    for (const label of leftOut) await page.getByRole('checkbox', { name: label, exact: true }).uncheck();
    await page.getByText(/^40 trainings, about \d+ s$/).waitFor();
    await page.getByRole('button', { name: 'Start experiment' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('table', { name: 'Measures of the variants' }).waitFor();
    await page.getByText('To review').waitFor();
  });

  it('says how the figures spread over seeds, and by which command they are made again', async () => {
    const { page } = visitor;
    const measures = page.getByRole('table', { name: 'Measures of the variants' });
    await measures
      .getByText(/^mean 0\.\d{3} ± 0\.\d{3}$/)
      .first()
      .waitFor();
    await page.getByText(/^classmark gan run --variants plain,features --seeds 20 --output experiment-\d+$/).waitFor();
    await page.getByRole('button', { name: 'Copy command' }).waitFor();
  });

  it('shows every figure as a table, too', async () => {
    const { page } = visitor;
    for (const title of ['Training from seed 1', 'Accuracy of the discriminator']) {
      const panel = page.getByRole('region', { name: title });
      await panel.getByText('Table', { exact: true }).click();
    }
    const densities = page.getByRole('table', { name: 'Share of samples and decision boundary by value' });
    await densities.getByRole('columnheader', { name: 'feature matching: probability of being real' }).waitFor();
    await page.getByRole('table', { name: 'Accuracy of the discriminator' }).waitFor();
    await page.getByRole('region', { name: 'Training from seed 1' }).getByText('Chart', { exact: true }).click();
  });

  it('plays, steps and scrubs through a training', async () => {
    const { page } = visitor;
    await page.getByText(/^step 5,000$/).waitFor();
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText(/^step 4,900$/).waitFor();
    await page.getByRole('slider', { name: 'Step of the training' }).press('Home');
    await page.getByText(/^step 0$/).waitFor();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText(/^step [1-4],\d00$/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('steps one training as finely as one likes', async () => {
    const { page } = visitor;
    await page.getByRole('slider', { name: 'Step of the training' }).press('End');
    await page.getByText(/^step 5,000$/).waitFor();
    await pick('Variants shown', 'feature matching');
    await pick('Steps at a time', '1 step at a time');
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText(/^step 4,999$/).waitFor();
    await page.getByRole('slider', { name: 'Step of the training' }).press('Home');
    await page.getByText(/^step 4,950$/).waitFor();
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText(/^step 4,949$/).waitFor();
    await pick('Steps at a time', '100 steps at a time');
    await page.getByText(/^step 4,900$/).waitFor();
    await pick('Variants shown', 'All variants');
  });

  it('forgets a refusal with the steps that it was about', async () => {
    const { page } = visitor;
    await page.route('**/graphql', async (route) => {
      const isStepping = route.request().postData()?.includes('trainingFrames') ?? false;
      if (!isStepping) return route.continue();
      const errors = [{ message: 'It takes too long.', extensions: { code: 'INVALID_INPUT' } }];
      await route.fulfill({ json: { data: null, errors } });
    });
    const refusal = page.getByText('It takes too long.');
    for (const [choice, option] of [
      ['Steps at a time', '100 steps at a time'],
      ['Variants shown', 'All variants'],
    ] as const) {
      await pick('Variants shown', 'feature matching');
      await pick('Steps at a time', '1 step at a time');
      await refusal.waitFor();
      await pick(choice, option);
      await refusal.waitFor({ state: 'detached' });
    }
    await page.unroute('**/graphql');
  });

  it('leaves the player where it is when an answer comes after another variant was picked', async () => {
    const { page } = visitor;
    const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('trainingFrames')) {
        asked.resolve();
        await answer.promise;
      }
      await route.continue();
    });
    await pick('Variants shown', 'feature matching');
    await page.getByRole('slider', { name: 'Step of the training' }).press('End');
    await page.getByText(/^step 5,000$/).waitFor();
    await pick('Steps at a time', '10 steps at a time');
    await asked.promise;
    await pick('Variants shown', 'no technique');
    await page.getByRole('slider', { name: 'Step of the training' }).press('Home');
    await page.getByText(/^step 0$/).waitFor();
    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes('trainingFrames') ?? false,
    );
    answer.resolve();
    await (await answered).finished();
    await page.getByRole('slider', { name: 'Step of the training' }).press('ArrowRight');
    await page.getByText(/^step 100$/).waitFor();
    await page.unroute('**/graphql');
    await pick('Variants shown', 'All variants');
  });

  it.each([
    ['PNG', 'png', 'PNG'],
    ['SVG', 'svg', '<svg'],
    ['WebM', 'webm', 'webm'],
  ])('exports what it shows as %s', async (format, ending, sign) => {
    const { page } = visitor;
    const [file] = await Promise.all([
      page.waitForEvent('download', { timeout: 30_000 }),
      page.getByRole('button', { name: format }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
    expect((await readFile(await file.path())).subarray(0, 200).toString('latin1')).toContain(sign);
  });

  it('keeps a curator’s verdicts, which the API gives back, and takes them back', async () => {
    const { page } = visitor;
    await review(page, 'no technique', /^No gain/);
    await review(page, 'feature matching', /^Converged/);
    await page.getByText('Reviewed', { exact: true }).waitFor();
    expect(await reviewsOf()).toMatchObject({
      isReviewed: true,
      reviews: expect.arrayContaining([
        { variant: 'plain', verdict: 'NO_GAIN', note: 'Seen of no technique.', recommendation: 'Keep it.' },
        { variant: 'features', verdict: 'CONVERGED', note: 'Seen of feature matching.', recommendation: 'Keep it.' },
      ]),
    });
    await page.getByRole('button', { name: 'Undo the review of no technique' }).click();
    await expect.poll(async () => (await reviewsOf())?.isReviewed).toBe(false);
  });
});
