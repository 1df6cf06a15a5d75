import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { ownRecords } from '../support/own-table.js';
import { areRunsOver } from '../support/runs-are-over.js';
import { until } from '../support/until.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

const inFields = 'Fields';
const inTrades = 'Trades › Garden';
const trades: Readonly<Record<string, string>> = {
  Astronomy: '/Science/Astronomy',
  Botany: '/Garden/Botany',
  Carpentry: '/Craft/Carpentry',
};

interface Known {
  subjects: { edges: { node: { id: string; scheme: { name: string } } }[] };
}
interface Trained {
  models: { id: string; name: string; versions: { id: string }[] }[];
}
const counted = ['publishedNow', 'published', 'queuedNow', 'queued', 'withdrawn'] as const;
type Counts = Readonly<Record<(typeof counted)[number], { count: number }>>;
interface Previewed {
  deploymentPreview: { subjects: (Counts & { subject: { label: string } })[] };
}
interface Suggested {
  documents: { edges: { node: { id: string; predictions: { state: string; subject: { label: string } }[] } }[] };
}

describe('a subject whose name another scheme has, too', () => {
  let browser: Browser;
  let curator: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
    curator = await visitSignedIn(browser);
    await bring({ scheme: 'Fields', selection: 'ROOTS', seed: 1, nameOf: (field) => `/${field}` });
    await bring({ scheme: 'Trades', selection: 'LEAVES', seed: 2, nameOf: (field) => trades[field] ?? '' });
    await until('both models have suggested', isIdle);
  });
  afterAll(async () => {
    await curator[Symbol.asyncDispose]();
    await browser.close();
  });

  interface Brought {
    readonly scheme: string;
    readonly selection: string;
    readonly seed: number;
    nameOf(field: string): string;
  }

  /** Imports labelled documents into a scheme of their own, and has a model learn from them that suggests for all. */
  async function bring({ scheme, selection, seed, nameOf }: Brought): Promise<void> {
    const records = ownRecords(300, seed).map(({ field, ...record }) => ({ ...record, subjects: [nameOf(field)] }));
    const imported =
      'mutation ($input: ImportDocumentsInput!) { started: importDocuments(input: $input) { __typename } }';
    await run(imported, { records, scheme, source: scheme, createSubjects: true });
    const trained = 'mutation ($input: TrainModelInput!) { started: trainModel(input: $input) { __typename } }';
    await run(trained, { name: scheme, scheme, selection });
    const { models } = await curator.ask<Trained>('{ models { name versions { id } } }');
    const versionId = models.find(({ name }) => name === scheme)?.versions[0]?.id;
    await curator.ask(
      'mutation ($input: DeployClassifiersInput!) { deployClassifiers(input: $input) { __typename } }',
      {
        input: { versionId },
      },
    );
  }

  async function run(mutation: string, input: object): Promise<void> {
    expect(await curator.ask(mutation, { input })).toEqual({ started: { __typename: 'RunStarted' } });
    await until('nothing runs', isIdle);
    const last = '{ runs(first: 1) { edges { node { title state problem { message } } } } }';
    expect(await curator.ask(last)).toMatchObject({ runs: { edges: [{ node: { state: 'SUCCEEDED' } }] } });
  }

  const isIdle = () => areRunsOver(curator);

  async function idOfBotany(scheme: string): Promise<string> {
    const { subjects } = await curator.ask<Known>(
      '{ subjects(search: "Botany") { edges { node { id scheme { name } } } } }',
    );
    return subjects.edges.find(({ node }) => node.scheme.name === scheme)?.node.id ?? '';
  }

  it('is told apart among the filters of documents, and once it is chosen', async () => {
    const { page } = curator;
    await curator.open('/documents');
    const facets = page.getByRole('list', { name: 'Subjects' });
    await facets.getByRole('button', { name: new RegExp(`^Botany ${inFields}`) }).waitFor();
    await facets.getByRole('button', { name: new RegExp(`^Botany ${inTrades}`) }).click();
    await facets.getByRole('button', { name: `Botany ${inTrades} Remove`, pressed: true }).waitFor();
    await page.getByText(`Botany (${inTrades})`).first().waitFor();
  });

  it('is told apart where it is picked', async () => {
    const { page } = curator;
    await curator.open(`/documents/${await documentWithBoth()}`);
    await page.getByRole('combobox', { name: 'Add a subject' }).fill('Botany');
    await page.getByRole('option', { name: `Botany ${inFields}` }).waitFor();
    await page.getByRole('option', { name: `Botany ${inTrades}` }).waitFor();
  });

  it('is told apart among the suggestions and labels of a document', async () => {
    const { page } = curator;
    await curator.open(`/documents/${await documentWithBoth()}`);
    await page.getByRole('button', { name: new RegExp(`^Botany ${inFields}`) }).waitFor();
    await page.getByRole('button', { name: new RegExp(`^Botany ${inTrades}`) }).waitFor();
  });

  it('is told apart at the desk, in the filter and in hand', async () => {
    const { page } = curator;
    await curator.open('/review');
    await page.getByRole('combobox', { name: 'Filter by subject' }).click();
    await page.getByRole('option', { name: new RegExp(`^Botany \\(${inFields}\\)`) }).waitFor();
    await page.getByRole('option', { name: new RegExp(`^Botany \\(${inTrades}\\)`) }).click();
    await page.locator(`[role="group"][data-current][aria-label^="Botany (${inTrades}), probability"]`).waitFor();
    await curator.open(`/review?subject=${await idOfBotany('Fields')}`);
    await page.locator(`[role="group"][data-current][aria-label^="Botany (${inFields}), probability"]`).waitFor();
  });

  it('is told apart in Try', async () => {
    const { page } = curator;
    await curator.open('/try');
    const text = 'Petal, stamen, seedling and pollen: foliage and xylem, a study of the method and result of a season.';
    await page.getByRole('textbox', { name: 'Text' }).fill(text);
    await page.getByRole('button', { name: new RegExp(`^Botany ${inFields}`) }).waitFor();
    await page.getByRole('button', { name: new RegExp(`^Botany ${inTrades}`) }).waitFor();
  });

  it('is told apart on the overview', async () => {
    await curator.open('/');
    const table = curator.page.getByRole('table', { name: 'Subjects and their status' });
    for (const place of [inFields, inTrades]) {
      await table.getByRole('cell', { name: new RegExp(`Botany ?${place}`) }).waitFor();
    }
  });

  it('is told apart in what a version is compared by', async () => {
    const { page } = curator;
    await curator.open('/models');
    await page
      .locator('section')
      .filter({ hasText: 'leaves of Trades' })
      .getByRole('link', { name: 'Version 1' })
      .click();
    const row = page
      .getByRole('table', { name: 'Subjects of version 1' })
      .getByRole('row', { name: /Garden › Botany/ });
    expect(await row.textContent()).toContain('Trades');
  });

  it('is told apart in the preview of a deployment, which says what would be published, queued and withdrawn', async () => {
    const { page } = curator;
    const { models } = await curator.ask<Trained>('{ models { id name versions { id } } }');
    const modelId = models.find(({ name }) => name === 'Trades')?.id;
    await curator.ask('mutation ($input: TrainModelInput!) { trainModel(input: $input) { __typename } }', {
      input: { modelId },
    });
    await until('it is trained anew', isIdle);
    const known = await curator.ask<Trained>('{ models { name versions { id } } }');
    const versionId = known.models.find(({ name }) => name === 'Trades')?.versions[0]?.id ?? '';
    await curator.open(`/models/versions/${encodeURIComponent(versionId)}`);
    await page.getByRole('button', { name: 'Select all that are not worse' }).click();
    await page.getByRole('button', { name: 'Deploy 3' }).click();
    const rows = page.getByRole('table', { name: 'Suggestions before and after' }).getByRole('row');
    await rows.nth(3).waitFor();
    const texts = await rows.evaluateAll((all) =>
      all.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => (cell.textContent ?? '').trim())),
    );
    const { deploymentPreview } = await curator.ask<Previewed>(
      `query ($versionId: ID!) { deploymentPreview(versionId: $versionId) {
         subjects { subject { label } ${counted.map((name) => `${name} { count }`).join(' ')} } } }`,
      { versionId },
    );
    const figures = deploymentPreview.subjects.map(({ subject, ...counts }) => [
      subject.label,
      ...counted.map((name) => String(counts[name].count)),
    ]);
    expect(texts.map(([name = '', ...counts]) => [name.replace(/Trades › .*/, ''), ...counts]).sort()).toEqual(
      figures.sort(),
    );
    expect(texts.map(([name]) => name)).toContain(`Botany${inTrades}`);
  });

  /** A document that both models suggest Botany for. */
  async function documentWithBoth(): Promise<string> {
    const { documents } = await curator.ask<Suggested>(
      '{ documents(first: 100, search: "petal") { edges { node { id predictions { state subject { label } } } } } }',
    );
    const found = documents.edges.find(
      ({ node }) => node.predictions.filter(({ subject }) => subject.label === 'Botany').length === 2,
    );
    if (found === undefined) throw new Error('No document has both');
    return encodeURIComponent(found.node.id);
  }
});
