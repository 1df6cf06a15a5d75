import { AppError, type Effect, keysThatMove, planSchemeMerge, type SchemeMerge } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { deleteModels } from '../models/delete-models.js';
import { mergeKnowledge } from './merge-subjects.js';
import { type ReadScheme, readScheme, writeScheme } from './scheme-graph.js';

/**
 * Moves the subjects of a scheme to another; those that both have become one, as where subjects are merged. The models of
 * the first go: they learnt other subjects. Documents of which it says something, or of whose labels less or more is whole,
 * are written to the temporary table `touched`.
 */
export async function mergeSchemes(tx: Transaction, fromId: number, intoId: number): Promise<Effect[]> {
  const [from, into] = [await getScheme(tx, fromId), await getScheme(tx, intoId)];
  const plan = planSchemeMerge(from, into);
  const models = await tx.model.findMany({ where: { schemeId: fromId }, select: { id: true } });
  await deleteModels(
    tx,
    models.map(({ id }) => id),
  );
  await joinNotes(tx, fromId, intoId);
  const effects = await mergeKnowledge(tx, plan.merged, { keepsNames: true });
  await joinWholeLists(tx, { fromId, intoId, staysWhole: plan.staysWhole });
  const moved = await countMoved(tx, fromId);
  await moveSubjects(tx, fromId, intoId);
  const keyed = new Map([...into.keyed, ...keysThatMove(from, into)]);
  await writeScheme(tx, { ...into, keyed }, { after: plan.graph, merged: plan.merged, keepsHomonyms: true });
  await tx.scheme.delete({ where: { id: fromId } });
  return [
    ...effects,
    ...moved,
    { action: 'delete', kind: 'models', count: models.length },
    { action: 'delete', kind: 'schemes', count: 1 },
  ];
}

async function getScheme(tx: Transaction, id: number): Promise<ReadScheme> {
  const scheme = await tx.scheme.findUnique({ where: { id } });
  if (scheme === null) throw new AppError('NOT_FOUND', 'Scheme not found.');
  return readScheme(tx, scheme);
}

/**
 * So that undoing an import into either scheme gives a document the labels that it had in both: in the other, those that a
 * later import replaced, or else those that it has.
 */
async function joinNotes(tx: Transaction, fromId: number, intoId: number): Promise<void> {
  await tx.$executeRaw`
    update document_change c set scheme_id = ${intoId}, subject_ids = c.subject_ids || coalesce(
      (select o.subject_ids from document_change o
        where o.document_id = c.document_id and o.id > c.id and o.scheme_id in (${fromId}, ${intoId})
          and o.scheme_id <> c.scheme_id
        order by o.id limit 1),
      array(select l.subject_id from label l join subject s on s.id = l.subject_id
        where l.document_id = c.document_id and l.origin = 'import' and s.scheme_id in (${fromId}, ${intoId})
          and s.scheme_id <> c.scheme_id))
    where c.scheme_id in (${fromId}, ${intoId})`;
}

interface Joining extends Pick<SchemeMerge, 'staysWhole'> {
  readonly fromId: number;
  readonly intoId: number;
}

/** Lists of labels that are whole in one scheme alone say nothing of the other's subjects. */
async function joinWholeLists(tx: Transaction, { fromId, intoId, staysWhole }: Joining): Promise<void> {
  if (!staysWhole.into) {
    await tx.$executeRaw`
      with parted as (
        delete from label_completeness k where k.scheme_id = ${intoId} and not exists (
          select from label_completeness o where o.document_id = k.document_id and o.scheme_id = ${fromId})
        returning document_id)
      insert into touched select document_id from parted`;
  }
  if (staysWhole.from) {
    await tx.$executeRaw`
      with joined as (
        insert into label_completeness (document_id, scheme_id)
        select document_id, ${intoId} from label_completeness where scheme_id = ${fromId} on conflict do nothing
        returning document_id)
      insert into touched select document_id from joined`;
  }
  await tx.labelCompleteness.deleteMany({ where: { schemeId: fromId } });
  await tx.$executeRaw`
    update document_change c set was_complete = false
    where c.scheme_id = ${intoId} and c.was_complete and not exists (
      select from label_completeness k where k.document_id = c.document_id and k.scheme_id = ${intoId})`;
}

/** What moves with subjects that the other scheme lacks. */
async function countMoved(tx: Transaction, fromId: number): Promise<Effect[]> {
  const own = Prisma.sql`(select id from subject where scheme_id = ${fromId})`;
  const [{ subjects, labels, decisions }] = await tx.$queryRaw<[Record<'subjects' | 'labels' | 'decisions', number>]>`
    select (select count(*)::int from ${own} as s) as subjects,
      (select count(*)::int from label where subject_id in ${own}) as labels,
      (select count(*)::int from decision where subject_id in ${own}) as decisions`;
  await tx.$executeRaw`insert into touched select distinct document_id from label where subject_id in ${own}`;
  return [
    { action: 'move', kind: 'subjects', count: subjects },
    { action: 'move', kind: 'labels', count: labels },
    { action: 'move', kind: 'decisions', count: decisions },
  ];
}

async function moveSubjects(tx: Transaction, fromId: number, intoId: number): Promise<void> {
  await tx.$executeRaw`
    insert into subject_alias (scheme_id, key, subject_id, origin)
    select ${intoId}, key, subject_id, origin from subject_alias where scheme_id = ${fromId} on conflict do nothing`;
  await tx.subjectAlias.deleteMany({ where: { schemeId: fromId } });
  await tx.$executeRaw`
    update subject set scheme_id = ${intoId}, key = 'moving ' || id where scheme_id = ${fromId}`;
}
