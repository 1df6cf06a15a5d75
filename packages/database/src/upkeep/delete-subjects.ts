import { type Effect, type SchemeGraph, subjectsThatGo } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteDecisions, deleteSuggestions } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { deleteModels } from '../models/delete-models.js';
import { namesAny } from './names-any.js';
import { type ReadScheme, readSchemeOf, writeScheme } from './scheme-graph.js';

/** Deletes a subject with what is only below it, and all that is known and learnt of these. */
export async function deleteSubject(tx: Transaction, subjectId: number): Promise<Effect[]> {
  const scheme = await readSchemeOf(tx, subjectId);
  const gone = subjectsThatGo(scheme.graph, subjectId);
  const effects = await deleteSubjects(tx, [...gone]);
  await writeScheme(tx, scheme, { after: without(scheme, gone), merged: new Map() });
  return effects;
}

function without({ graph }: ReadScheme, gone: ReadonlySet<number>): SchemeGraph {
  const left = [...graph].filter(([id]) => !gone.has(id));
  return new Map(
    left.map(([id, { label, broader }]) => [id, { label, broader: broader.filter((above) => !gone.has(above)) }]),
  );
}

/** Deletes subjects and what is known and learnt of them, not what their scheme says of the others. */
export async function deleteSubjects(tx: Transaction, ids: readonly number[]): Promise<Effect[]> {
  const models = await deleteModelsWithout(tx, ids);
  return [...(await deleteKnowledge(tx, ids)), { action: 'delete', kind: 'models', count: models }];
}

/** Deletes subjects and what is known and learnt of them; models that were to learn them go on naming them. */
export async function deleteKnowledge(tx: Transaction, ids: readonly number[]): Promise<Effect[]> {
  const own = [...ids];
  const decisions = await deleteDecisions(tx, Prisma.sql`e.subject_id = any(${own}::int[])`);
  const labels = await tx.$executeRaw`delete from label where subject_id = any(${own}::int[])`;
  const suggestions = await deleteSuggestions(tx, Prisma.sql`p.subject_id = any(${own}::int[])`);
  const classifiers = await deleteClassifiers(tx, own);
  const subjects = await tx.$executeRaw`delete from subject where id = any(${own}::int[])`;
  return [
    { action: 'delete', kind: 'subjects', count: subjects },
    { action: 'delete', kind: 'labels', count: labels },
    { action: 'delete', kind: 'decisions', count: decisions },
    { action: 'delete', kind: 'suggestions', count: suggestions },
    { action: 'delete', kind: 'classifiers', count: classifiers },
  ];
}

/** What was trained for subjects; the versions keep what they learnt of others. */
export async function deleteClassifiers(tx: Transaction, subjectIds: readonly number[]): Promise<number> {
  const ids = [...subjectIds];
  await tx.$executeRaw`delete from suspect_label where subject_id = any(${ids}::int[])`;
  await tx.$executeRaw`delete from deployment where subject_id = any(${ids}::int[])`;
  return tx.$executeRaw`delete from classifier where subject_id = any(${ids}::int[])`;
}

/** Deletes models that were to learn nothing but these subjects. */
async function deleteModelsWithout(tx: Transaction, subjectIds: readonly number[]): Promise<number> {
  const ids = [...subjectIds];
  const idle = await tx.$queryRaw<{ id: number }[]>`
    select id from model where cardinality(subject_ids) > 0 and subject_ids <@ ${ids}::int[]`;
  await deleteModels(
    tx,
    idle.map(({ id }) => id),
  );
  await tx.$executeRaw`
    update model set subject_ids = array(select id from unnest(subject_ids) id where id <> all(${ids}::int[]))
    where ${namesAny(Prisma.sql`subject_ids`, ids)}`;
  return idle.length;
}
