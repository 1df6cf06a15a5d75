import { type RemoveSample, type SampleContents, type SampleStore, sample } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { announceDeployment } from '../models/announce-deployment.js';
import { announceQueue } from '../review/announce-queue.js';
import { transact } from '../transact.js';
import { deleteScheme } from '../upkeep/delete-scheme.js';
import { deleteSource } from '../upkeep/delete-source.js';
import { holdStill } from '../upkeep/hold-still.js';
import { rescoreTouched } from '../upkeep/rescore-touched.js';

/** Large samples of before take their time. */
const timeoutMs = 300_000;

export function createSampleStore(database: Database): SampleStore {
  return {
    findSample: async () => (await findSample(database.prisma))?.contents ?? null,
    removeSample: (removal) => transact(database, (tx) => removeSample(tx, removal), { timeout: timeoutMs }),
  };
}

interface FoundSample {
  readonly contents: SampleContents;
  readonly sourceId: number;
  readonly modelIds: readonly number[];
  readonly importedModelIds: readonly number[];
  /** Null where something else uses it. */
  readonly schemeId: number | null;
  readonly experimentIds: readonly number[];
}

/** Imports that nobody asked for: the service's own. */
const ownImports = Prisma.sql`select id from run where kind = 'import' and user_id is null and api_key_id is null`;

/** Source and scheme count as the sample's where an import of the service itself created them, whatever they are called. */
async function findSample(tx: Transaction): Promise<FoundSample | null> {
  const [source] = await tx.$queryRaw<{ id: number; documents: number; decisions: number }[]>`
    select s.id, (select count(*)::int from document where source_id = s.id) as documents,
      (select count(*)::int from decision e join document d on d.id = e.document_id where d.source_id = s.id) as decisions
    from source s where s.import_run_id in (${ownImports})`;
  if (source === undefined) return null;
  const models = await tx.model.findMany({ where: { sourceIds: { equals: [source.id] } }, select: { id: true } });
  const modelIds = models.map(({ id }) => id);
  const [scheme] = await tx.$queryRaw<{ id: number; subjects: number }[]>`
    select c.id, (select count(*)::int from subject where scheme_id = c.id) as subjects
    from scheme c where c.import_run_id in (${ownImports})
      and not exists (
        select from subject
        where scheme_id = c.id and (import_run_id is null or import_run_id not in (${ownImports})))
      and not exists (select from model m where m.scheme_id = c.id and m.id <> all(${modelIds}::int[]))
      and not exists (
        select from label l join subject s on s.id = l.subject_id join document d on d.id = l.document_id
        where s.scheme_id = c.id and d.source_id <> ${source.id})
      and not exists (
        select from label_completeness k join document d on d.id = k.document_id
        where k.scheme_id = c.id and d.source_id <> ${source.id})`;
  const importedModelIds = await findExampleModels(tx);
  const { id: sourceId, documents, decisions } = source;
  const experimentIds = await findExperiments(tx);
  const contents = {
    documents,
    decisions,
    models: modelIds.length,
    importedModels: importedModelIds.length,
    subjects: scheme?.subjects ?? 0,
    experiments: experimentIds.length,
  };
  return { contents, sourceId, modelIds, importedModelIds, schemeId: scheme?.id ?? null, experimentIds };
}

/** Those of the sample's name that the service itself started. */
async function findExperiments(tx: Transaction): Promise<number[]> {
  const found = await tx.experiment.findMany({
    where: { name: sample.experiment, run: { userId: null, apiKeyId: null } },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** Imported models that no person brought, whatever they are called now. */
async function findExampleModels(tx: Transaction): Promise<number[]> {
  const models = await tx.$queryRaw<{ id: number }[]>`
    select m.id from imported_model m where exists (
      select from audit_event a
      where a.target = 'imported-model:' || m.id and a.action = 'imported-model.created' and a.actor = 'system')`;
  return models.map(({ id }) => id);
}

async function removeSample(tx: Transaction, { actor, decide }: RemoveSample): Promise<SampleContents> {
  const unfinishedRuns = await holdStill(tx, { mayModelsGo: true });
  const found = await findSample(tx);
  const training = await tx.run.findMany({
    where: { experiment: { id: { in: [...(found?.experimentIds ?? [])] } }, state: { in: ['queued', 'running'] } },
    select: { title: true },
  });
  const titles = [...unfinishedRuns, ...training.map(({ title }) => title)];
  const contents = decide({ contents: found?.contents ?? null, unfinishedRuns: titles });
  if (found === null) return contents;
  await tx.experiment.deleteMany({ where: { id: { in: [...found.experimentIds] } } });
  await deleteSource(tx, found.sourceId);
  await tx.importedModel.deleteMany({ where: { id: { in: [...found.importedModelIds] } } });
  if (found.schemeId !== null) await deleteScheme(tx, found.schemeId);
  await recordAudit(tx, {
    actor,
    action: 'sample.removed',
    target: `source:${found.sourceId}`,
    details: { ...contents },
  });
  await rescoreTouched(tx, { title: 'Scoring after removing the sample', actor });
  announceDeployment();
  announceQueue();
  return contents;
}
