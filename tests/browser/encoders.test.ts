import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { importTinyEncoder } from '../support/tiny-encoder.js';
import { until } from '../support/until.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Models {
  readonly models: readonly { name: string; versions: { id: string; run: { state: string } }[] }[];
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

describe('an encoder', () => {
  it('is imported from a zip, offered with its cost where a model is made, and deleted', async () => {
    const { page } = visitor;
    await visitor.open('/models/encoders');
    await importTinyEncoder(page);
    await visitor.open('/models/train');
    await page.getByRole('combobox', { name: 'Encoder' }).click();
    await page.getByRole('option', { name: 'tiny' }).click();
    await page.getByText(/per text, measured on your documents\. [\d,]+ documents: /).waitFor();
    await visitor.open('/models/compare');
    await page.getByRole('checkbox', { name: 'linear with encoder', exact: true }).check();
    expect(await page.getByRole('combobox', { name: 'Encoder' }).inputValue()).toBe('tiny');
    await visitor.open('/models/encoders');
    await page.getByRole('button', { name: 'Delete tiny' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No encoders yet').waitFor();
  });

  it('shows beside the words what it adds to a suggestion', async () => {
    const { page } = visitor;
    await visitor.open('/models/encoders');
    await importTinyEncoder(page);
    await serveWithEncoder(visitor);
    await visitor.open('/try');
    await page.getByRole('textbox', { name: 'Text' }).fill('The ship in the deep sea follows a whale that swims.');
    await page.getByText(/^The text as a whole, by the encoder: [+−]\d+\.\d\d$/).waitFor();
  });
});

/** Trains a model with the encoder that is there, and deploys it for all its subjects. */
async function serveWithEncoder({ ask }: Visitor): Promise<void> {
  const { encoders, schemes } = await ask<Record<'encoders' | 'schemes', { id: string; name: string }[]>>(
    '{ encoders { id } schemes { name } }',
  );
  const input = { name: 'With encoder', scheme: schemes[0]?.name, recipe: 'linear', encoderId: encoders[0]?.id };
  await ask('mutation ($input: TrainModelInput!) { trainModel(input: $input) { __typename } }', { input });
  const findVersion = async () => {
    const { models } = await ask<Models>('{ models { name versions { id run { state } } } }');
    const version = models.find(({ name }) => name === input.name)?.versions[0];
    return version?.run.state === 'SUCCEEDED' && version;
  };
  const { id: versionId } = await until('a model is trained with the encoder', findVersion);
  const deploy = `mutation ($input: DeployClassifiersInput!) {
    deployClassifiers(input: $input) { __typename ... on Problem { message } } }`;
  expect(await ask(deploy, { input: { versionId } })).toEqual({
    deployClassifiers: { __typename: 'ClassifiersDeployed' },
  });
}
