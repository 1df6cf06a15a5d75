import {
  actorName,
  type ChangeRequest,
  type Effect,
  keyByFile,
  planVocabulary,
  reportVocabulary,
  requireNoRuns,
  type SchemeReading,
  sumEffects,
  type VocabularyFile,
  type VocabularyImport,
  type VocabularyPlan,
  type VocabularyStore,
  type VocabularyUndoStore,
  vocabularyReport,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import type { VocabularyImport as VocabularyImportRow } from '../generated/client.js';
import { announceDeployment } from '../models/announce-deployment.js';
import { announceQueue } from '../review/announce-queue.js';
import { changeOrPreview } from '../upkeep/change-or-preview.js';
import { deleteKnowledge } from '../upkeep/delete-subjects.js';
import { holdStill } from '../upkeep/hold-still.js';
import { mergeKnowledge } from '../upkeep/merge-subjects.js';
import { rescoreTouched } from '../upkeep/rescore-touched.js';
import { readScheme, writeScheme } from '../upkeep/scheme-graph.js';
import { type WrittenAlias, writeAliases } from '../upkeep/write-aliases.js';
import { knowledgeTables, noteChanges, rememberRows, schemeTables } from './changed-rows.js';
import { readStoredConcepts } from './stored-concepts.js';
import { undoVocabularyImport } from './undo-vocabulary-import.js';
import { writeConcepts } from './write-concepts.js';

/** See VocabularyStore. */
export function createVocabularyStore(database: Database): VocabularyStore & VocabularyUndoStore {
  return {
    findReading: (scheme) => findReading(database, scheme),
    importVocabulary: (file, request) =>
      changeOrPreview(database, request.isPreview, (tx) => importVocabulary(tx, file, request)),
    undoVocabularyImport: (importId, request) =>
      changeOrPreview(database, request.isPreview, (tx) => undoVocabularyImport(tx, importId, request)),
  };
}

const maxListedImports = 50;

/** The last files that were applied to schemes, the newest first. */
export async function listVocabularyImports({ prisma }: Database): Promise<VocabularyImport[]> {
  return (await prisma.vocabularyImport.findMany({ orderBy: { id: 'desc' }, take: maxListedImports })).map(toImport);
}

/** Imports of vocabularies by key; those that are not there are left out. */
export async function findVocabularyImports({ prisma }: Database, ids: readonly number[]): Promise<VocabularyImport[]> {
  return (await prisma.vocabularyImport.findMany({ where: { id: { in: [...ids] } } })).map(toImport);
}

const toImport = ({ report, ...row }: VocabularyImportRow): VocabularyImport => ({
  ...row,
  report: vocabularyReport.parse(report),
});

async function findReading({ prisma }: Database, name: string): Promise<SchemeReading | null> {
  const scheme = await prisma.scheme.findUnique({ where: { name } });
  if (scheme === null) return null;
  const [common] = await prisma.subject.groupBy({
    by: ['language'],
    where: { schemeId: scheme.id, language: { not: null } },
    _count: true,
    orderBy: { _count: { id: 'desc' } },
    take: 1,
  });
  return { mergesEqualNames: scheme.mergesEqualNames, language: common?.language ?? null };
}

async function importVocabulary(
  tx: Transaction,
  file: VocabularyFile,
  { actor }: ChangeRequest,
): Promise<VocabularyImport> {
  requireNoRuns(await holdStill(tx, { mayModelsGo: false }));
  const { scheme: name, mergesEqualNames, fileName, undescribed } = file;
  const scheme = await tx.scheme.upsert({ where: { name }, create: { name, mergesEqualNames }, update: {} });
  const stored = await readStoredConcepts(tx, scheme.id);
  const plan = planVocabulary(stored, file.concepts, file);
  const ownTables = schemeTables(scheme.id);
  await rememberRows(tx, ownTables);
  const { effects, knowledge } = await applyPlan(tx, scheme, plan);
  const report = reportVocabulary(plan, stored, { effects: sumEffects(effects), undescribed });
  const row = { schemeId: scheme.id, fileName, actor: actorName(actor), report };
  const created = await tx.vocabularyImport.create({ data: row });
  await noteChanges(tx, created.id, [...ownTables, ...knowledge]);
  const { changes: _, ...details } = report;
  await recordAudit(tx, {
    actor,
    action: 'vocabulary.imported',
    target: `scheme:${scheme.id}`,
    details: { fileName, importId: created.id, ...details },
  });
  await rescoreTouched(tx, { title: `Scoring after importing "${fileName}"`, actor });
  announceDeployment();
  announceQueue();
  return { ...created, report };
}

async function applyPlan(
  tx: Transaction,
  { id, mergesEqualNames }: { readonly id: number; readonly mergesEqualNames: boolean },
  plan: VocabularyPlan,
) {
  const before = await readScheme(tx, { id, mergesEqualNames });
  const ids = await writeConcepts(tx, id, plan);
  const merged = new Map(plan.merged.flatMap(({ stored, into }) => pairOf(stored.id, ids.get(into))));
  const removed = plan.removed.map((gone) => gone.id);
  const knowledge = knowledgeTables([...merged.keys(), ...merged.values(), ...removed]);
  await rememberRows(tx, knowledge);
  const effects: Effect[] = [];
  if (merged.size > 0) effects.push(...(await mergeKnowledge(tx, merged, { keepsNames: false })));
  if (removed.length > 0) effects.push(...(await deleteKnowledge(tx, removed)));
  const after = graphOf(plan, ids);
  await writeScheme(tx, withUris(before, plan, ids), { after, merged, keepsHomonyms: true, isByFile: true });
  await writeAliases(tx, id, aliasesOf(plan, ids));
  return { effects, knowledge };
}

const pairOf = (from: number, into: number | undefined): [number, number][] =>
  into === undefined ? [] : [[from, into]];

/** The scheme before, with the URIs that the file gives. */
function withUris(
  before: Awaited<ReturnType<typeof readScheme>>,
  { added, kept }: VocabularyPlan,
  ids: ReadonlyMap<string, number>,
): Awaited<ReturnType<typeof readScheme>> {
  const keyed = new Map(before.keyed);
  for (const { stored, concept } of kept) {
    const key = before.keyed.get(stored.id)?.key ?? '';
    keyed.set(stored.id, { key: keyByFile(key, concept), uri: concept.uri });
  }
  for (const { key, uri } of added) {
    const id = ids.get(key);
    if (id !== undefined) keyed.set(id, { key: '', uri });
  }
  return { ...before, keyed };
}

function graphOf({ added, kept }: VocabularyPlan, ids: ReadonlyMap<string, number>) {
  const concepts = [...kept.map(({ concept }) => concept), ...added];
  return new Map(
    concepts.flatMap(({ key, labels: [{ text }], broader }) => {
      const id = ids.get(key);
      if (id === undefined) return [];
      return [[id, { label: text, broader: broader.flatMap((above) => ids.get(above) ?? []) }] as const];
    }),
  );
}

/** The URIs of concepts that the file puts others in the place of still name these. */
function aliasesOf({ replaced }: VocabularyPlan, ids: ReadonlyMap<string, number>): WrittenAlias[] {
  return replaced.flatMap(({ uri, into }) => {
    const subjectId = ids.get(into);
    return subjectId === undefined ? [] : [{ key: uri, subjectId, origin: 'vocabulary' as const }];
  });
}
