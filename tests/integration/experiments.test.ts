import { variantNames } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url, database } = await openTestDatabase();

interface Variant {
  readonly name: string;
  readonly seedsDone: number;
  readonly figures: readonly { readonly name: string; readonly mean: number }[];
}
interface Shown {
  readonly id: string;
  readonly run: { readonly state: string; readonly attempt: number };
  readonly variants: readonly Variant[];
  readonly comparisons: readonly { readonly verdict: string }[];
  readonly reviews: readonly { readonly variant: string; readonly verdict: string; readonly note: string }[];
  readonly isReviewed: boolean;
}
const shown = `id isReviewed run { state attempt } variants { name seedsDone figures { name mean } frames { step } }
  comparisons { verdict } reviews { variant verdict note }`;

let server: RoleApi;
let worker: WorkerProcess;
beforeAll(async () => {
  server = await startRoleApi(database, url);
  worker = await WorkerProcess.start(url);
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

type Answer = { readonly __typename: string; readonly message?: string; readonly experiment?: Shown };

async function change(role: 'reader' | 'curator' | 'operator', field: string, input: object): Promise<Answer> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const success = field === 'startExperiment' ? 'ExperimentStarted' : 'ExperimentReviewed';
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${problemFields}
    ... on ${success} { experiment { ${shown} } } } }`;
  const answer = (await server.ask<Record<string, Answer>>(role, query, { input }))[field];
  if (answer === undefined) throw new Error(`${field} did not answer.`);
  return answer;
}

const small = { name: 'Small', variants: ['features', 'plain'], seeds: 3, settings: { steps: 1_000 } };

async function start(changes: object = {}): Promise<string> {
  const { experiment } = await change('operator', 'startExperiment', { ...small, ...changes });
  if (experiment === undefined) throw new Error('The experiment was not started.');
  return experiment.id;
}

async function read(id: string): Promise<Shown> {
  const query = `query ($id: ID!) { experiment(id: $id) { ${shown} } }`;
  return (await server.ask<{ experiment: Shown }>('curator', query, { id })).experiment;
}

/** Looks at little, as often as it likes. */
async function glance(id: string): Promise<{ state: string; done: number | null }> {
  const query = 'query ($id: ID!) { experiment(id: $id) { run { state progress { done } } } }';
  const { experiment } = await server.ask<{
    experiment: { run: { state: string; progress: { done: number } | null } };
  }>('curator', query, { id });
  return { state: experiment.run.state, done: experiment.run.progress?.done ?? null };
}

const untilTrained = (id: string) => until('all is trained', async () => (await glance(id)).state === 'SUCCEEDED');

const figuresOf = ({ variants }: Shown) => variants.map(({ name, figures }) => ({ name, figures }));

describe('an experiment', () => {
  it('costs time that is told before', async () => {
    const query = 'query ($input: StartExperimentInput!) { experimentSeconds(input: $input) }';
    const cost = async (input: object) =>
      (await server.ask<{ experimentSeconds: number }>('curator', query, { input })).experimentSeconds;
    expect(await cost(small)).toBeGreaterThan(0);
    expect(await cost({ ...small, seeds: 6 })).toBeCloseTo(2 * (await cost(small)), 6);
  });

  it('is for operators to start, and not for hours', async () => {
    expect(await change('curator', 'startExperiment', small)).toMatchObject({ __typename: 'NotAllowedProblem' });
    const long = { ...small, variants: variantNames, seeds: 200, settings: { steps: 100_000 } };
    expect(await change('operator', 'startExperiment', long)).toMatchObject({
      __typename: 'InvalidInputProblem',
      message: expect.stringContaining('take fewer seeds, variants or steps'),
    });
    expect(await change('operator', 'startExperiment', { ...small, variants: ['plane'] })).toMatchObject({
      __typename: 'InvalidInputProblem',
    });
  });

  it('trains every variant from every seed, and compares them', async () => {
    const id = await start();
    await untilTrained(id);
    const { variants, comparisons, isReviewed } = await read(id);
    expect(variants).toMatchObject([
      { name: 'plain', seedsDone: 3 },
      { name: 'features', seedsDone: 3 },
    ]);
    expect(comparisons).toMatchObject([{ verdict: expect.stringMatching(/of 3 seeds\.$|in 3 seeds\.$/) }]);
    expect(isReviewed).toBe(false);
  });

  it('goes on after its worker was killed, and ends in the same figures', async () => {
    const longer = { seeds: 4, settings: { steps: 4_000 } };
    const whole = await start(longer);
    await untilTrained(whole);
    const killed = await start(longer);
    await until('a training is kept', async () => ((await glance(killed)).done ?? 0) > 0);
    worker.kill();
    await untilTrained(killed);
    const [first, second] = [await read(whole), await read(killed)];
    expect(second.run.attempt).toBe(2);
    expect(figuresOf(second)).toEqual(figuresOf(first));
  });
});

describe('a review of an experiment', () => {
  const review = { variant: 'plain', verdict: 'FAT_TAIL', note: 'To the left.', recommendation: 'Match features.' };

  it('is kept, replaced by a later one, and undone', async () => {
    const experimentId = await start({ seeds: 1 });
    await untilTrained(experimentId);
    const verdicts = async () => (await read(experimentId)).reviews.map(({ verdict }) => verdict);
    const first = await change('curator', 'reviewExperiment', { experimentId, ...review });
    expect(first).toMatchObject({
      experiment: { reviews: [{ variant: 'plain', verdict: 'FAT_TAIL', note: 'To the left.' }] },
    });
    await change('curator', 'reviewExperiment', { experimentId, ...review, verdict: 'CONVERGED' });
    expect(await verdicts()).toEqual(['CONVERGED']);
    await change('curator', 'undoExperimentReview', { experimentId, variant: 'plain' });
    expect(await verdicts()).toEqual(['FAT_TAIL']);
    await change('curator', 'undoExperimentReview', { experimentId, variant: 'plain' });
    expect(await verdicts()).toEqual([]);
    expect(await change('curator', 'undoExperimentReview', { experimentId, variant: 'plain' })).toMatchObject({
      __typename: 'ConflictProblem',
    });
    const trail = await database.prisma.auditEvent.findMany({ where: { action: { startsWith: 'experiment.review' } } });
    expect(trail.map(({ action }) => action)).toEqual([
      'experiment.reviewed',
      'experiment.reviewed',
      'experiment.review-undone',
      'experiment.review-undone',
    ]);
  });

  it('of every variant takes it from the head of the list', async () => {
    const list = async () =>
      (await server.ask<{ experiments: Shown[] }>('curator', '{ experiments { id isReviewed } }')).experiments;
    const experimentId = await start({ seeds: 1 });
    await untilTrained(experimentId);
    expect((await list())[0]).toEqual({ id: experimentId, isReviewed: false });
    for (const variant of ['plain', 'features']) {
      await change('curator', 'reviewExperiment', { experimentId, ...review, variant });
    }
    expect((await list()).find(({ id }) => id === experimentId)?.isReviewed).toBe(true);
    expect((await list())[0]?.id).not.toBe(experimentId);
  });

  it('needs an experiment that has ended, and a variant of it', async () => {
    const experimentId = await start({ seeds: 100, settings: { steps: 5_000 } });
    expect(await change('curator', 'reviewExperiment', { experimentId, ...review })).toMatchObject({
      __typename: 'ConflictProblem',
      message: expect.stringContaining('has not ended'),
    });
    expect(await change('curator', 'reviewExperiment', { experimentId, ...review, variant: 'noise' })).toMatchObject({
      __typename: 'ConflictProblem',
      message: expect.stringContaining('it has plain, features'),
    });
  });
});
