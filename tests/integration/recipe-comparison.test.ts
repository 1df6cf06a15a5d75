import { createRunStore } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { untilFinished } from '../support/run-and-wait.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let roles: RoleApi;
let worker: WorkerProcess;
beforeAll(async () => {
  await seedCorpus(database, { scheme: 'areas', subjects: ['amber', 'birch', 'coral'], labelled: 300, unlabelled: 10 });
  [roles, worker] = await Promise.all([startRoleApi(database, url), WorkerProcess.start(url)]);
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await roles[Symbol.asyncDispose]();
});

interface Answer {
  readonly __typename: string;
  readonly message: string;
  readonly run: { readonly id: string };
}
const comparing = `mutation ($input: CompareRecipesInput!) {
  answer: compareRecipes(input: $input) { __typename ... on RunStarted { run { id } } ${problemFields} }
}`;
const found = `query ($id: ID!) { run(id: $id) { kind recipeComparison {
  documents targetPrecision promise
  recipes {
    name conclusion micro { precision recall f1 } macro { f1 } atTarget { precision recall } ece logLoss
    training { seconds cpuSeconds } scoring { cpuSeconds } artefactBytes peakMemoryBytes
    microChange { difference low high }
    subjects { subjectId label support precision recall f1 f1Change { difference low high } pValue }
  }
} } }`;
const compare = async (input: object): Promise<Answer> =>
  (await roles.ask<{ answer: Answer }>('operator', comparing, { input })).answer;
const keyOf = ({ run }: Answer): bigint => BigInt(Buffer.from(run.id, 'base64url').toString().split(':')[1] ?? 0);

describe('a comparison of recipes', () => {
  it('says what each gives and costs, each beside the first, and makes no model', async () => {
    const answer = await compare({ scheme: 'areas', recipes: [{ recipe: 'linear' }, { recipe: 'linear-sgd' }] });
    expect(await untilFinished(database, keyOf(answer))).toMatchObject({ state: 'succeeded' });
    const { run } = await roles.ask<{ run: { recipeComparison: { recipes: object[] } } }>('curator', found, {
      id: answer.run.id,
    });
    const rate = expect.any(Number);
    const costs = { training: { seconds: rate, cpuSeconds: rate }, artefactBytes: rate, peakMemoryBytes: rate };
    expect(run).toMatchObject({
      kind: 'RECIPE_COMPARISON',
      recipeComparison: { documents: expect.any(Number), targetPrecision: 0.9, promise: 'EACH' },
    });
    expect(run.recipeComparison.recipes).toMatchObject([
      { name: 'linear', conclusion: null, microChange: null, ...costs },
      {
        name: 'linear-sgd',
        conclusion: expect.stringMatching(/^linear-sgd .* linear /),
        microChange: { difference: rate, low: rate, high: rate },
        subjects: expect.arrayContaining([expect.objectContaining({ label: 'amber', precision: rate, recall: rate })]),
      },
    ]);
    expect([await prisma.model.count(), await prisma.version.count()]).toEqual([0, 0]);
  });

  it('promises the target precision for all together, if asked, and says so', async () => {
    const recipes = [{ recipe: 'linear' }, { recipe: 'linear-sgd' }];
    const answer = await compare({ scheme: 'areas', recipes, targetPrecision: 0.8, promise: 'TOGETHER' });
    await untilFinished(database, keyOf(answer));
    expect(await roles.ask('curator', found, { id: answer.run.id })).toMatchObject({
      run: { recipeComparison: { targetPrecision: 0.8, promise: 'TOGETHER' } },
    });
  });

  it('stops when it is cancelled, and leaves nothing', async () => {
    const answer = await compare({ scheme: 'areas', recipes: [{ recipe: 'cnn' }, { recipe: 'linear' }] });
    const id = keyOf(answer);
    await until('the first recipe is tried', async () =>
      JSON.stringify((await prisma.run.findUniqueOrThrow({ where: { id } })).progress ?? '').includes('trying cnn'),
    );
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    expect(await untilFinished(database, id)).toMatchObject({ state: 'cancelled', result: null });
  });

  it.each([
    [{ scheme: 'none', recipes: [{ recipe: 'linear' }, { recipe: 'cnn' }] }, 'There is no scheme "none".'],
    [{ scheme: 'areas', recipes: [{ recipe: 'linear' }, { recipe: 'tree' }] }, 'There is no recipe "tree"'],
    [{ scheme: 'areas', recipes: [{ recipe: 'linear' }, { recipe: 'linear' }] }, '"linear" is listed twice.'],
    [{ scheme: 'areas', recipes: [{ recipe: 'linear' }] }, 'Choose two recipes or more.'],
    [
      { scheme: 'areas', recipes: [{ recipe: 'linear' }, { recipe: 'linear', withWordVectors: true }] },
      'Choose the word vectors to compare with.',
    ],
    [
      { scheme: 'areas', recipes: [{ recipe: 'linear' }, { recipe: 'linear', withEncoder: true }] },
      'Choose the encoder to compare with.',
    ],
    [
      { scheme: 'areas', recipes: [{ recipe: 'linear' }, { recipe: 'linear-sgd', withWordVectors: true }] },
      'Word vectors are for the recipes auto, linear, and cnn, not for "linear-sgd".',
    ],
  ])('of %j is refused', async (input, message) => {
    expect((await compare(input)).message).toContain(message);
  });
});
