import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { areRunsOver } from '../support/runs-are-over.js';
import { until } from '../support/until.js';
import { type Visitor, visitSignedIn } from '../support/visitor.js';

interface Known {
  schemes: { name: string }[];
  documents: { edges: { node: { id: string } }[] };
  overview: { subjects: { subject: { id: string } }[] };
}

interface Trained {
  models: { name: string; versions: { id: string }[] }[];
}

describe('a model whose learner can learn on', () => {
  let browser: Browser;
  let operator: Visitor;
  let subjectId: string;
  /** Some; of what is held out nothing is learnt. */
  let documentIds: string[];
  beforeAll(async () => {
    browser = await launchChromium();
    operator = await visitSignedIn(browser);
    const known = await operator.ask<Known>(
      '{ schemes { name } overview { subjects { subject { id } } } documents(first: 12) { edges { node { id } } } }',
    );
    subjectId = known.overview.subjects[0]?.subject.id ?? '';
    documentIds = known.documents.edges.map(({ node }) => node.id);
    const input = { name: 'Learns on', scheme: known.schemes[0]?.name, recipe: 'linear-sgd' };
    await operator.ask('mutation ($input: TrainModelInput!) { trainModel(input: $input) { __typename } }', { input });
    const versionId = await until('it is trained', newestVersion);
    await deploy({ versionId, subjectIds: [subjectId] });
  });
  afterAll(async () => {
    const rollBack =
      'mutation ($input: RollBackClassifiersInput!) { rollBackClassifiers(input: $input) { __typename } }';
    await operator.ask(rollBack, { input: { subjectIds: [subjectId] } });
    await until('all runs are finished', isIdle);
    await operator[Symbol.asyncDispose]();
    await browser.close();
  });

  async function newestVersion(): Promise<string | undefined> {
    const { models } = await operator.ask<Trained>('{ models { name versions { id } } }');
    return models.find(({ name }) => name === 'Learns on')?.versions[0]?.id;
  }

  const isIdle = () => areRunsOver(operator);

  const deploy = (input: object) =>
    operator.ask('mutation ($input: DeployClassifiersInput!) { deployClassifiers(input: $input) { __typename } }', {
      input,
    });

  const panel = () => operator.page.locator('section').filter({ hasText: 'Learns on' });

  it('says where nothing was decided', async () => {
    await operator.open('/models');
    await panel().getByRole('button', { name: 'Update from decisions' }).click();
    await panel()
      .getByText('There are no decisions since version 1 was trained. Review some suggestions first.')
      .waitFor();
    expect(await operator.page.getByRole('button', { name: 'Update from decisions' }).count()).toBe(1);
  });

  it('learns what was decided into a new version', async () => {
    const mutation = 'mutation ($input: LabelDocumentInput!) { labelDocument(input: $input) { __typename } }';
    for (const documentId of documentIds) {
      await operator.ask(mutation, { input: { documentId, subjectId, value: true } });
    }
    await panel().getByRole('button', { name: 'Update from decisions' }).click();
    await operator.page.waitForURL('**/runs/*');
    await operator.page.getByRole('link', { name: 'Learns on, version 2' }).waitFor();
  });
});
