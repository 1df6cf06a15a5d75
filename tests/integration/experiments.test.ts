import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variantNames } from '@classmark/domain';
import { figureNames } from '@classmark/gan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { runCommand } from '../support/run-command.js';
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
  readonly command: string;
  readonly isReviewed: boolean;
}
const shown = `id isReviewed command run { state attempt } variants { name seedsDone figures { name mean } frames { step } }
  comparisons { verdict } reviews { variant verdict note actor actorName }`;

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

interface Training {
  readonly variant: string;
  readonly seed: number;
  readonly outcome: string;
  readonly curve: readonly Readonly<Record<string, number>>[];
}
interface Trainings {
  readonly edges: readonly { readonly node: Training }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** One page of an experiment's trainings, whole. */
async function readTrainings(
  id: string,
  page: { first: number; after?: string; variant?: string },
): Promise<Trainings> {
  const query = `query ($id: ID!, $first: Int, $after: String, $variant: String) { experiment(id: $id) {
    trainings(first: $first, after: $after, variant: $variant) { pageInfo { hasNextPage endCursor }
      edges { node { variant seed outcome curve { step ${figureNames.join(' ')} } } } } } }`;
  const answer = await server.ask<{ experiment: { trainings: Trainings } }>('curator', query, { id, ...page });
  return answer.experiment.trainings;
}

/** All that is kept of an experiment: each training with its curve, and what is drawn of the first seed's. */
async function keptOf(id: string) {
  const { edges } = await readTrainings(id, { first: 100 });
  const query = `query ($id: ID!) { experiment(id: $id) {
    variants { name outcomes { outcome seeds } figures { name mean halfWidth median low high }
      frames { step density boundary real made } } } }`;
  interface Kept {
    readonly experiment: {
      readonly variants: readonly { readonly name: string; readonly frames: readonly object[] }[];
    };
  }
  const { experiment } = await server.ask<Kept>('curator', query, { id });
  return { trainings: edges.map(({ node }) => node), experiment };
}

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
    expect((await read(killed)).run.attempt).toBe(2);
    const kept = await keptOf(killed);
    expect(kept.trainings).toHaveLength(8);
    expect(kept).toEqual(await keptOf(whole));
  });

  it('gives its trainings in pages, of all variants or of one', async () => {
    const id = await start();
    await untilTrained(id);
    const keysOf = ({ edges }: Trainings) => edges.map(({ node: { seed, variant } }) => `${seed} ${variant}`);
    const page = await readTrainings(id, { first: 4 });
    expect(keysOf(page)).toEqual(['1 features', '1 plain', '2 features', '2 plain']);
    expect(page.edges[0]?.node.curve.map(({ step }) => step)).toEqual(Array.from({ length: 51 }, (_, i) => 20 * i));
    const rest = await readTrainings(id, { first: 4, after: page.pageInfo.endCursor });
    expect([keysOf(rest), rest.pageInfo.hasNextPage]).toEqual([['3 features', '3 plain'], false]);
    expect(keysOf(await readTrainings(id, { first: 4, variant: 'plain' }))).toEqual(['1 plain', '2 plain', '3 plain']);
  });

  it('is stepped through as finely as one likes, with the frames that are kept at the same steps', async () => {
    const id = await start({ seeds: 1 });
    await untilTrained(id);
    const query = `query ($id: ID!, $from: Int!, $every: Int!) {
      trainingFrames(experimentId: $id, variant: "plain", from: $from, every: $every) { step density boundary real made } }`;
    interface Frames {
      readonly trainingFrames: readonly { readonly step: number }[];
    }
    const step = async (from: number, every: number) =>
      (await server.ask<Frames>('curator', query, { id, from, every })).trainingFrames;
    const kept = (await keptOf(id)).experiment.variants.find(({ name }) => name === 'plain')?.frames;
    expect(await step(0, 20)).toEqual(kept);
    const fine = await step(400, 1);
    expect(fine.map((frame) => frame.step)).toEqual(Array.from({ length: 51 }, (_, i) => 400 + i));
    expect(fine[20]).toEqual(kept?.[21]);
  });

  it('is made again, figure for figure, by the command that is shown for it', async () => {
    const settings = {
      target: 'two-modes',
      steps: 300,
      batch: 12,
      sorted: false,
      initialisation: 'glorot',
      discriminatorRate: 0.004,
      generatorRate: 0.002,
      noiseSd: 0.5,
      noisePlace: 'discriminator-inputs',
      noiseAnnealed: true,
      featureDifference: 'means',
      featureLoss: 'added',
      spectralNormalisation: true,
    };
    const variants = ['noise', 'minibatch+noise+features'];
    const id = await start({ variants, firstSeed: 7, seeds: 2, settings });
    await untilTrained(id);
    const [, , ...argv] = (await read(id)).command.split(' ');
    const output = await mkdtemp(join(tmpdir(), 'classmark-lab-'));
    expect((await runCommand({}, 'gan', ...argv.slice(0, -1), output)).code).toBe(0);
    const csv = await readFile(join(output, 'gan-experiments', 'runs.csv'), 'utf8');
    await rm(output, { recursive: true });
    const { trainings } = await keptOf(id);
    const shownOf = ({ variant, seed, outcome, curve }: Training): string => {
      const end = figureNames.map((name) => Number(curve.at(-1)?.[name]?.toPrecision(7)));
      return ['""', variant, seed, outcome, ...end].join(',');
    };
    expect(csv.trimEnd().split('\n').slice(1).toSorted()).toEqual(trainings.map(shownOf).toSorted());
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
    expect(first.experiment?.reviews[0]).toMatchObject({
      actor: expect.stringMatching(/^(user|key):\d+$/),
      actorName: expect.stringMatching(/./),
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
