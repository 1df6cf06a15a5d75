import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';
import { keyOf } from './key-of.js';
import { percentile } from './percentile.js';
import { report, table } from './report.js';
import { writeTexts } from './speed/write-texts.js';

const minutes = Number(process.env.BENCH_MINUTES ?? 10);

type Ask = <Data>(query: string, variables?: object) => Promise<Data>;

const suggest = `query ($text: String!) { suggestSubjects(input: { text: $text, source: "sample" }) {
  __typename ... on SubjectSuggestions { suggestions { subject { label } } } } }`;
const search = `query ($search: String!) { documents(search: $search, first: 20) {
  totalCount facets { count subject { label } } edges { snippet node { title } } } }`;
const claim = `mutation { claimReviewItems(input: { count: 5, leaseSeconds: 60 }) { __typename ... on ReviewItemsClaimed {
  items { document { id } predictions { subject { id } } } } } }`;
const decide = `mutation ($decisions: [DecisionInput!]!) { decide(input: { decisions: $decisions }) {
  __typename ... on Decided { act { id } } ... on Problem { message } } }`;
const undo =
  'mutation ($actId: ID!) { undoDecision(input: { actId: $actId }) { __typename ... on Problem { message } } }';
const deploy = `mutation ($versionId: ID!) { deployClassifiers(input: { versionId: $versionId }) {
  __typename ... on Problem { message } } }`;
const newest = '{ models { name versions { id } } }';

interface Claimed {
  readonly items: readonly { readonly document: { id: string }; readonly predictions: { subject: { id: string } }[] }[];
}

/** Asks and measures; counts what is no answer, with what it said. */
class Watched {
  readonly times: number[] = [];
  readonly faults: string[] = [];

  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  ask: Ask = async (query, variables = {}) => {
    const startedAt = performance.now();
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    this.times.push(performance.now() - startedAt);
    if (response.status !== 200 || text.includes('"errors"') || text.includes('Problem"')) {
      this.faults.push(`${response.status} ${text.slice(0, 300)}`);
    }
    return JSON.parse(text).data;
  };
}

/** A front end: a suggestion, a search, again and again. */
async function browse(ask: Ask, end: number): Promise<void> {
  const texts = writeTexts(100);
  for (let i = 0; performance.now() < end; i++) {
    await ask(suggest, { text: texts[i % texts.length] });
    await ask(search, { search: texts[i % texts.length]?.split(' ')[0] });
  }
}

/** A curator: decides what is on the desk, and takes one decision of five back. */
async function review(ask: Ask, end: number): Promise<void> {
  for (let i = 0; performance.now() < end; ) {
    const { claimReviewItems } = await ask<{ claimReviewItems: Claimed }>(claim);
    for (const { document, predictions } of claimReviewItems.items) {
      const decisions = predictions.map(({ subject }, place) => {
        const verdict = place % 2 === 0 ? 'ACCEPT' : 'REJECT';
        return { documentId: document.id, subjectId: subject.id, verdict };
      });
      const { decide: decided } = await ask<{ decide: { act: { id: string } } }>(decide, { decisions });
      if (i++ % 5 === 0) await ask(undo, { actId: decided.act.id });
    }
    if (claimReviewItems.items.length === 0) await delay(1_000);
  }
}

/** An operator: trains each model again and deploys what comes of it. */
async function operate(ask: Ask, { home }: RunningClassmark, end: number): Promise<number> {
  let trainings = 0;
  while (performance.now() < end) {
    const { models } = await ask<{ models: { name: string }[] }>(newest);
    for (const { name } of models) {
      const { code, err } = await runCommand({ CLASSMARK_HOME: home }, 'retrain', '--model', name, '--wait');
      if (code !== 0) throw new Error(err);
      trainings += 1;
    }
    const after = await ask<{ models: { versions: { id: string }[] }[] }>(newest);
    for (const { versions } of after.models) await ask(deploy, { versionId: versions[0]?.id });
  }
  return trainings;
}

it(`answers all for ${minutes} minutes while people search, decide, train and deploy`, async () => {
  await using resources = new AsyncDisposableStack();
  const classmark = resources.use(await startClassmark({ settings: { CLASSMARK_WORK: '1000000000000' } }));
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  const visitors = await Promise.all(
    ['reader', 'curator', 'curator', 'operator'].map(async (role) => ({
      role,
      watched: new Watched(`${classmark.apiUrl}/graphql`, await keyOf(classmark.home, role)),
    })),
  );
  const end = performance.now() + minutes * 60_000;
  let trainings = 0;
  await Promise.all(
    visitors.map(async ({ role, watched: { ask } }) => {
      if (role === 'reader') await browse(ask, end);
      else if (role === 'curator') await review(ask, end);
      else trainings = await operate(ask, classmark, end);
    }),
  );
  const rows = visitors.map(({ role, watched: { times, faults } }) => [
    role,
    times.length,
    percentile(times, 0.5).toFixed(0),
    percentile(times, 0.99).toFixed(0),
    faults.length,
  ]);
  report('mixed-load', [
    `${minutes} minutes, ${trainings} trainings, each deployed.`,
    table(['', 'requests', 'median ms', 'p99 ms', 'not answered'], rows),
  ]);
  expect(visitors.flatMap(({ watched }) => watched.faults)).toEqual([]);
});
