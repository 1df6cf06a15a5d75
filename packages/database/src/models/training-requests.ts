import {
  AppError,
  type NewModel,
  requireIdle,
  type StartTraining,
  type TrainingCostPorts,
  type TrainingStore,
  trainingJob,
  type UpdateStore,
  type VectorCost,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { measureCorpus } from '../training/measure-corpus.js';
import { findTaskModel } from '../training/task-subjects.js';
import { findUpdateBase, hasNewDecisions } from '../training/update-base.js';
import { transact } from '../transact.js';

/** What a request to train is checked against and becomes. */
export function createTrainingStore(database: Database): TrainingStore & UpdateStore & TrainingCostPorts['store'] {
  const { prisma } = database;
  return {
    findUpdateBase: (modelId) => findUpdateBase(database, modelId),
    hasNewDecisions: (versionId) => hasNewDecisions(database, versionId),
    findSchemeId: async (name) => (await prisma.scheme.findUnique({ where: { name } }))?.id ?? null,
    findForeignSubjects: async (schemeId, subjectIds) => {
      const own = await prisma.subject.findMany({
        where: { schemeId, id: { in: [...subjectIds] } },
        select: { id: true },
      });
      return [...new Set(subjectIds).difference(new Set(own.map(({ id }) => id)))];
    },
    findSources: async (names) => {
      const found = await prisma.source.findMany({ where: { name: { in: [...names] } } });
      return new Map(found.map(({ id, name }) => [name, id]));
    },
    hasEncoder: async (id) => (await prisma.encoder.count({ where: { id } })) > 0,
    hasWordVectors: async (id) => (await prisma.wordVectors.count({ where: { id } })) > 0,
    hasModelNamed: async (name) => (await prisma.model.count({ where: { name } })) > 0,
    findModelSchemeId: async (id) => (await prisma.model.findUnique({ where: { id } }))?.schemeId ?? null,
    hasLabels: (schemeId) => hasLabels(prisma, schemeId),
    findPlan: (modelId) => findTaskModel(database.pool, modelId),
    measureCorpus: (scope, encoderId) => measureCorpus(database, scope, encoderId),
    findVectorCost: ({ wordVectorsId, encoderId }) => findVectorCost(prisma, wordVectorsId, encoderId),
    startTraining: (training) => transact(database, (tx) => startTraining(tx, training)),
  };
}

async function findVectorCost(
  prisma: Database['prisma'],
  wordVectorsId: number | null,
  encoderId: number | null,
): Promise<VectorCost | null> {
  const dimensions = true;
  if (encoderId !== null) {
    return prisma.encoder.findUnique({ where: { id: encoderId }, select: { dimensions, msPerText: true } });
  }
  if (wordVectorsId === null) return null;
  const vectors = await prisma.wordVectors.findUnique({ where: { id: wordVectorsId }, select: { dimensions } });
  return vectors && { ...vectors, msPerText: 0 };
}

async function hasLabels(tx: Transaction, schemeId: number): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ exists: boolean }]>`
    select exists (
      select from subject s join label l on l.subject_id = s.id join document d on d.id = l.document_id
      where s.scheme_id = ${schemeId} and d.state = 'active')`;
  return found.exists;
}

async function startTraining(
  tx: Transaction,
  { actor, model, seed, baseVersionId }: StartTraining,
): Promise<{ runId: bigint }> {
  const base = baseVersionId === undefined ? {} : { baseVersionId };
  const { id, name } = 'id' in model ? await lockIdleModel(tx, model.id) : await createModel(tx, model);
  const runId = await startRun(tx, {
    job: trainingJob,
    title: baseVersionId === undefined ? `Training of "${name}"` : `Update of "${name}" from decisions`,
    input: { modelId: id, seed, ...base },
    actor,
  });
  const details = { runId: String(runId), seed, ...base, ...(!('id' in model) && { recipe: { ...model } }) };
  const action = baseVersionId === undefined ? 'model.trained' : 'model.updated';
  await recordAudit(tx, { actor, action, target: `model:${id}`, details });
  return { runId };
}

/** Holds the model until the transaction ends, so that of two requests at once the second sees the first one's run. */
async function lockIdleModel(tx: Transaction, modelId: number): Promise<{ id: number; name: string }> {
  const [model] = await tx.$queryRaw<{ id: number; name: string }[]>`
    select id, name from model where id = ${modelId} for update`;
  if (model === undefined) throw new AppError('NOT_FOUND', 'Model not found.');
  const [busy] = await tx.$queryRaw<{ id: bigint }[]>`
    select id from run
    where kind = 'training' and state in ('queued', 'running') and (input ->> 'modelId')::int = ${modelId} limit 1`;
  requireIdle({ name: model.name, isInTraining: busy !== undefined });
  return model;
}

async function createModel(tx: Transaction, model: NewModel): Promise<{ id: number; name: string }> {
  const { name, schemeId, recipe, parameters, selection, subjectIds, targetPrecision, sourceIds } = model;
  const [created] = await tx.$queryRaw<{ id: number }[]>`
    insert into model (name, scheme_id, recipe, parameters, selection, subject_ids, target_precision, promise, source_ids,
                       word_vectors_id, encoder_id)
    values (${name}, ${schemeId}, ${recipe}, ${JSON.stringify(parameters)}::jsonb, ${selection}::subject_selection,
            ${[...subjectIds]}::int[], ${targetPrecision}, ${model.promise}::promise_scope, ${[...sourceIds]}::int[], ${model.wordVectorsId}::int,
            ${model.encoderId}::int)
    on conflict (name) do nothing returning id`;
  if (created === undefined) throw new AppError('CONFLICT', `A model named "${name}" already exists; train that one.`);
  return { id: created.id, name };
}
