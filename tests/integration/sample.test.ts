import {
  createDeploymentStore,
  createExperimentStore,
  createImportedModelStore,
  createReviewStore,
  createSampleStore,
  inTransaction,
  readScoringChunk,
  readScoringPlan,
  writePredictions,
} from '@classmark/database';
import { type Actor, decide, deployClassifiers, execute, removeSample, startExperiment } from '@classmark/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedDocuments, seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { prisma, pool } = database;
const operator: Actor = { kind: 'system' };
const store = createSampleStore(database);

let sampleDocuments: bigint[];
let otherDocuments: bigint[];
let subjectId: number;
let versionId: number;

beforeAll(async () => {
  const importRunId = await runImport();
  const { schemeId, subjectIds } = await seedSampleScheme(importRunId);
  subjectId = subjectIds[0] ?? 0;
  otherDocuments = await seedDocuments(database, 2);
  sampleDocuments = await seedDocuments(database, 2);
  const { id: sourceId } = await prisma.source.create({ data: { name: 'sample', importRunId } });
  await prisma.document.updateMany({ where: { id: { in: sampleDocuments } }, data: { sourceId } });
  await startExperiments();
  const modelId = await seedModel(database, schemeId, 'Research areas');
  await prisma.model.update({ where: { id: modelId }, data: { sourceIds: [sourceId] } });
  versionId = await seedVersion(database, { modelId, subjectIds });
  await execute(deployClassifiers, createDeploymentStore(database), operator, { versionId });
  await importExample('Example', operator);
  await importExample('Own', { kind: 'user', id: 1, name: 'olga', role: 'operator' });
});

/** An import of the service itself, or of a person. */
async function runImport(userId?: number): Promise<bigint> {
  const input = { source: 'sample', uploadId: '1' };
  const data = { kind: 'import' as const, state: 'succeeded' as const, title: 'Import', input, userId: userId ?? null };
  return (await prisma.run.create({ data })).id;
}

async function seedSampleScheme(importRunId: bigint) {
  const seeded = await seedScheme(database, 'Research areas', ['Rivers']);
  await prisma.scheme.update({ where: { id: seeded.schemeId }, data: { importRunId } });
  await prisma.subject.updateMany({ where: { schemeId: seeded.schemeId }, data: { importRunId } });
  return seeded;
}

/** That of the sample, and a curator's own of the same name. */
async function startExperiments(): Promise<void> {
  const plan = { name: 'GAN techniques', variants: ['plain'], seeds: 1 };
  await execute(startExperiment, createExperimentStore(database), operator, plan);
  const { id } = await prisma.user.create({ data: { name: 'ada', role: 'operator', passwordHash: '-' } });
  await execute(
    startExperiment,
    createExperimentStore(database),
    { kind: 'user', id, name: 'ada', role: 'operator' },
    plan,
  );
}

async function importExample(name: string, actor: Actor): Promise<void> {
  const bytes = new Uint8Array([1]);
  const file = { name, algorithm: 'glm', category: 'Binomial', fileName: 'model.zip', bytes };
  await createImportedModelStore(database).create(file, actor);
}

describe('a model of some sources', () => {
  it('is asked about their documents alone', async () => {
    const page = { afterId: '0', size: 10, servedSubjectIds: [subjectId] };
    const { ids, documents } = await readScoringChunk(pool, { subjectIds: null, changedSince: null }, page);
    expect(ids).toHaveLength(4);
    expect(documents.map(({ id }) => BigInt(id))).toEqual(sampleDocuments);
  });

  it('suggests nothing for documents of other sources', async () => {
    const plan = await readScoringPlan(pool, null);
    const documentIds = [...sampleDocuments, ...otherDocuments].map(String);
    const scores = documentIds.map((documentId) => ({ documentId, subjectId, probability: 0.5 }));
    await inTransaction(pool, (client) =>
      writePredictions(client, { documentIds, scores }, { plan, subjectIds: null }),
    );
    const predictions = await prisma.prediction.findMany({ orderBy: { documentId: 'asc' } });
    expect(predictions.map(({ documentId, state }) => [documentId, state])).toEqual(
      sampleDocuments.map((id) => [id, 'queued']),
    );
  });
});

describe('the sample', () => {
  it('is not removed while a run may use it', async () => {
    await expect(execute(removeSample, store, operator, {})).rejects.toMatchObject({ code: 'CONFLICT' });
    await prisma.run.updateMany({ data: { state: 'succeeded' } });
  });

  it('tells what goes with it, and goes with all of it, once', async () => {
    const decisions = [{ documentId: sampleDocuments[0], subjectId, verdict: 'accept' }];
    await execute(decide, createReviewStore(database), operator, { decisions });
    const contents = { documents: 2, decisions: 1, models: 1, importedModels: 1, subjects: 1, experiments: 1 };
    expect(await store.findSample()).toEqual(contents);
    expect(await execute(removeSample, store, operator, {})).toEqual(contents);
    expect(await store.findSample()).toBeNull();
    await expect(execute(removeSample, store, operator, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves what is not its own, and an event in the audit trail', async () => {
    const left = await prisma.document.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual(otherDocuments);
    expect(await prisma.importedModel.findMany({ select: { name: true } })).toEqual([{ name: 'Own' }]);
    const counts = await Promise.all([
      prisma.source.count({ where: { name: 'sample' } }),
      prisma.model.count(),
      prisma.version.count(),
      prisma.scheme.count(),
      prisma.subject.count(),
      prisma.prediction.count(),
      prisma.decision.count(),
      prisma.act.count(),
      prisma.label.count(),
      prisma.deployment.count(),
    ]);
    expect(counts).toEqual(counts.map(() => 0));
    expect(await prisma.experiment.count()).toBe(1);
    expect(await prisma.auditEvent.count({ where: { action: 'sample.removed' } })).toBe(1);
  });

  it('stays in part where other documents use its scheme', async () => {
    const importRunId = await runImport();
    const { subjectIds } = await seedSampleScheme(importRunId);
    const { id: sourceId } = await prisma.source.create({ data: { name: 'demo', importRunId } });
    const [own] = await seedDocuments(database, 1);
    await prisma.document.update({ where: { id: own ?? 0n }, data: { sourceId } });
    const [document] = otherDocuments;
    await prisma.label.create({
      data: { documentId: document ?? 0n, subjectId: subjectIds[0] ?? 0, origin: 'import', value: true },
    });
    expect(await execute(removeSample, store, operator, {})).toMatchObject({ documents: 1, subjects: 0 });
    expect(await prisma.label.count()).toBe(1);
  });

  it('has the subjects that any import of the service itself added, and no scheme that people added to', async () => {
    const importRunId = await runImport();
    await prisma.source.create({ data: { name: 'demo', importRunId } });
    const { schemeId } = await seedScheme(database, 'Fields', ['Seas', 'Winds']);
    await prisma.scheme.update({ where: { id: schemeId }, data: { importRunId } });
    const addedBy = (label: string, by: bigint | null) =>
      prisma.subject.updateMany({ where: { schemeId, label }, data: { importRunId: by } });
    await addedBy('Seas', importRunId);
    await addedBy('Winds', await runImport());
    expect(await store.findSample()).toMatchObject({ subjects: 2 });
    await addedBy('Winds', null);
    expect(await store.findSample()).toMatchObject({ subjects: 0 });
    expect(await execute(removeSample, store, operator, {})).toMatchObject({ subjects: 0 });
    expect(await prisma.subject.count({ where: { schemeId } })).toBe(2);
    await prisma.scheme.update({ where: { id: schemeId }, data: { importRunId: null } });
  });

  it('is nothing that a person imported under its names, before or after', async () => {
    const { id: userId } = await prisma.user.create({ data: { name: 'bea', role: 'operator', passwordHash: '-' } });
    const importRunId = await runImport(userId);
    await prisma.source.create({ data: { name: 'sample', importRunId } });
    await prisma.scheme.update({ where: { name: 'Research areas' }, data: { name: 'Fields of research' } });
    await seedScheme(database, 'Research areas', ['Lakes']);
    expect(await store.findSample()).toBeNull();
    const own = { name: 'demo', importRunId: await runImport() };
    await prisma.source.create({ data: own });
    expect(await execute(removeSample, store, operator, {})).toMatchObject({ documents: 0, subjects: 0 });
    expect(await prisma.source.count({ where: { name: 'sample' } })).toBe(1);
    expect(await prisma.scheme.count({ where: { name: 'Research areas' } })).toBe(1);
  });
});
