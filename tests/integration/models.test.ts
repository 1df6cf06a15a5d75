import { createDeploymentStore, createTrainingStore } from '@classmark/database';
import { deployClassifiers, execute, type RecipeCatalogue, rollBackClassifiers, trainModel } from '@classmark/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedKey } from '../support/seed-key.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool, prisma } = database;
const operator = await seedKey(database, 'operator');

let scheme: string;
let schemeId: number;
let subjectIds: number[];
let modelId: number;

beforeEach(async () => {
  await prisma.deployment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
  scheme = crypto.randomUUID();
  ({ schemeId, subjectIds } = await seedScheme(database, scheme, ['A', 'B', 'C']));
  modelId = await seedModel(database, schemeId, scheme);
});

describe('deployments', () => {
  const store = createDeploymentStore(database);
  const deploy = (versionId: number, subjects?: number[]) =>
    execute(deployClassifiers, store, operator, { versionId, subjectIds: subjects });
  const rollBack = (subjects: number[]) => execute(rollBackClassifiers, store, operator, { subjectIds: subjects });
  const serving = async () => {
    const open = await prisma.deployment.findMany({
      where: { endedAt: null, subjectId: { in: subjectIds } },
      orderBy: { subjectId: 'asc' },
    });
    return open.map(({ versionId }) => versionId);
  };
  const makeVersion = () => {
    const [a = 0, b = 0, c = 0] = subjectIds;
    return seedVersion(database, { modelId, subjectIds: [a, b], skipped: [c] });
  };

  it('start for all trained subjects of a version, with a scoring run for them', async () => {
    const first = await makeVersion();
    const { runId } = await deploy(first);
    expect(await serving()).toEqual([first, first]);
    const run = await prisma.run.findUniqueOrThrow({ where: { id: runId } });
    expect(run).toMatchObject({ kind: 'scoring', state: 'queued', input: { subjectIds: subjectIds.slice(0, 2) } });
  });

  it('end the former ones, for the named subjects alone', async () => {
    const first = await makeVersion();
    await deploy(first);
    const second = await makeVersion();
    await deploy(second, subjectIds.slice(1, 2));
    expect(await serving()).toEqual([first, second]);
    expect(await prisma.deployment.count({ where: { versionId: first, endedAt: { not: null } } })).toBe(1);
  });

  it('go back step by step, and no further than the first', async () => {
    const versions = [await makeVersion(), await makeVersion(), await makeVersion()];
    for (const version of versions) await deploy(version);
    const [a = 0] = subjectIds;
    await rollBack([a]);
    expect(await serving()).toEqual([versions[1], versions[2]]);
    await rollBack([a]);
    expect(await serving()).toEqual([versions[0], versions[2]]);
    await expect(rollBack([a])).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('do not change at all when one subject cannot', async () => {
    const first = await makeVersion();
    await deploy(first, subjectIds.slice(0, 1));
    const second = await makeVersion();
    await deploy(second);
    await expect(rollBack(subjectIds.slice(0, 2))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await serving()).toEqual([second, second]);
  });

  it('refuse a subject that was skipped', async () => {
    await expect(deploy(await makeVersion(), subjectIds)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'subjectIds.2' }],
    });
  });

  it('wait for each other, so that two at once leave one serving', async () => {
    const versions = [await makeVersion(), await makeVersion()];
    await Promise.all(versions.map((version) => deploy(version)));
    const [a, b] = await serving();
    expect(versions).toContain(a);
    expect(b).toBe(a);
  });

  it('and rollbacks leave decisions and decided predictions as they are, row for row', async () => {
    const first = await makeVersion();
    await deploy(first);
    const [subjectId = 0] = subjectIds;
    const documentIds = await seedDocuments(database, 2);
    await seedPredictions(database, { subjectId, versionId: first, documentIds, probabilities: [0.9, 0.5] });
    await pool.query("update prediction set state = 'accepted' where document_id = $1", [documentIds[0]]);
    const act = await prisma.act.create({ data: { kind: 'accept' } });
    await prisma.decision.create({
      data: { actId: act.id, documentId: documentIds[0] ?? 0n, subjectId, verdict: 'accept', versionId: first },
    });
    const read = async () => [
      await prisma.decision.findMany(),
      await prisma.prediction.findMany({ where: { subjectId } }),
    ];
    const before = await read();
    await deploy(await makeVersion());
    await rollBack([subjectId]);
    expect(await read()).toEqual(before);
  });

  it('are in the audit trail of the version that came to serve', async () => {
    const first = await makeVersion();
    await deploy(first);
    await deploy(await makeVersion());
    await rollBack(subjectIds.slice(0, 1));
    const events = await prisma.auditEvent.findMany({ where: { target: `version:${first}` }, orderBy: { id: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual(['classifier.deployed', 'classifier.rolled-back']);
  });

  it('are announced once they can be read', async () => {
    const client = await pool.connect();
    const heard = new Promise<void>((resolve) => client.once('notification', () => resolve()));
    await client.query('listen classmark_deployment');
    await deploy(await makeVersion());
    await heard;
    await client.query('unlisten *');
    client.release();
    expect(await serving()).toHaveLength(2);
  });
});

describe('requests to train', () => {
  const recipes: RecipeCatalogue = {
    takingVectors: [],
    takingEncoder: [],
    listImbalanceStrategies: () => [],
    ids: ['linear-sgd'],
    defaultId: 'linear-sgd',
    parseParameters: async () => ({ passes: 3 }),
  };
  const train = (input: object) =>
    execute(trainModel, { recipes, store: createTrainingStore(database) }, operator, input);

  beforeEach(async () => {
    const [documentId = 0n] = await seedDocuments(database, 1);
    const [subjectId = 0] = subjectIds;
    await prisma.label.create({ data: { documentId, subjectId, origin: 'import', value: true } });
  });

  it('make a new model and its run', async () => {
    const name = `${scheme} leaves`;
    const { runId } = await train({ name, scheme, selection: 'leaves', seed: 5 });
    const model = await prisma.model.findUniqueOrThrow({ where: { name } });
    expect(model).toMatchObject({ recipe: 'linear-sgd', parameters: { passes: 3 }, selection: 'leaves', schemeId });
    const run = await prisma.run.findUniqueOrThrow({ where: { id: runId } });
    expect(run).toMatchObject({ kind: 'training', state: 'queued', input: { modelId: model.id, seed: 5 } });
  });

  it('are refused while the model is being trained', async () => {
    await train({ modelId });
    await expect(train({ modelId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('sent twice at once start one run', async () => {
    const answers = await Promise.allSettled([train({ modelId }), train({ modelId })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('for a new model leave none behind when they are refused', async () => {
    const name = `${scheme} list`;
    await expect(train({ name, scheme, selection: 'list', subjectIds: [2 ** 31 - 1] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'subjectIds.0' }],
    });
    expect(await prisma.model.count({ where: { name } })).toBe(0);
  });

  it('are refused without any label in the scheme', async () => {
    const bare = crypto.randomUUID();
    await seedScheme(database, bare, ['A']);
    await expect(train({ name: bare, scheme: bare })).rejects.toMatchObject({ code: 'NOTHING_TO_TRAIN' });
  });
});
