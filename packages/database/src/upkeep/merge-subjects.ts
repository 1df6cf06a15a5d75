import { type Effect, planSubjectMerge } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteSuggestions } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { deleteClassifiers } from './delete-subjects.js';
import { namesAny } from './names-any.js';
import { readSchemeOf, writeScheme } from './scheme-graph.js';
import { settleDecisions } from './settle-decisions.js';

/**
 * Merges a subject into another of its scheme, and narrower ones of equal names. Labels and decisions move; what was
 * learnt of the first goes. Documents with labels that moved are written to the temporary table `touched`.
 */
export async function mergeSubjects(tx: Transaction, fromId: number, intoId: number): Promise<Effect[]> {
  const scheme = await readSchemeOf(tx, fromId);
  if (!scheme.graph.has(intoId)) await readSchemeOf(tx, intoId);
  const { merged, graph: after } = planSubjectMerge(scheme.graph, fromId, intoId);
  const effects = await mergeKnowledge(tx, merged, { keepsNames: true });
  await writeScheme(tx, scheme, { after, merged });
  return effects;
}

/**
 * Moves labels and decisions of subjects to those they become, and deletes the first; their names go or become other names
 * of those that stay, which then also take over a URI or notation that they lack. Documents with labels that moved are
 * written to the temporary table `touched`.
 */
export async function mergeKnowledge(
  tx: Transaction,
  merged: ReadonlyMap<number, number>,
  { keepsNames }: { readonly keepsNames: boolean },
): Promise<Effect[]> {
  await createMerging(tx, merged);
  const gone = [...merged.keys()];
  const decisions = await moveDecisions(tx);
  const labels = await moveLabels(tx, gone);
  const suggestions = await deleteSuggestions(tx, Prisma.sql`p.subject_id = any(${gone}::int[])`);
  await settleDecisions(tx);
  await replaceInLists(tx, gone);
  if (keepsNames) await moveNames(tx);
  await tx.$executeRaw`
    update subject_alias a set subject_id = m.into_id from merging m where a.subject_id = m.from_id`;
  const classifiers = await deleteClassifiers(tx, gone);
  const subjects = await tx.$executeRaw`delete from subject where id = any(${gone}::int[])`;
  if (keepsNames) await fillGaps(tx);
  await tx.$executeRaw`drop table merging`;
  return [
    { action: 'move', kind: 'labels', count: labels },
    { action: 'move', kind: 'decisions', count: decisions },
    { action: 'delete', kind: 'subjects', count: subjects },
    { action: 'delete', kind: 'suggestions', count: suggestions },
    { action: 'delete', kind: 'classifiers', count: classifiers },
  ];
}

async function createMerging(tx: Transaction, merged: ReadonlyMap<number, number>): Promise<void> {
  await tx.$executeRaw`
    create temporary table merging on commit drop as
    select m.from_id, m.into_id, f.uri, f.notation, f.other_notations
    from unnest(${[...merged.keys()]}::int[], ${[...merged.values()]}::int[]) as m (from_id, into_id)
      join subject f on f.id = m.from_id`;
  await tx.$executeRaw`analyze merging`;
}

async function moveDecisions(tx: Transaction): Promise<number> {
  await tx.$executeRaw`
    create temporary table moved_decision on commit drop as
    select distinct e.document_id, m.into_id as subject_id from decision e join merging m on m.from_id = e.subject_id`;
  return tx.$executeRaw`
    update decision e set subject_id = m.into_id from merging m where m.from_id = e.subject_id`;
}

/** What sources say; people's labels follow from their decisions. */
async function moveLabels(tx: Transaction, gone: readonly number[]): Promise<number> {
  await tx.$executeRaw`
    create temporary table touched on commit drop as
    select distinct l.document_id from label l join merging m on m.from_id = l.subject_id`;
  await tx.$executeRaw`
    insert into label (document_id, subject_id, origin, value, created_at)
    select l.document_id, m.into_id, l.origin, l.value, l.created_at
    from label l join merging m on m.from_id = l.subject_id where l.origin = 'import' on conflict do nothing`;
  return tx.$executeRaw`delete from label where subject_id = any(${[...gone]}::int[])`;
}

/** Models, and imports that can be undone, name the subject that stays. */
async function replaceInLists(tx: Transaction, gone: readonly number[]): Promise<void> {
  for (const table of [Prisma.sql`model`, Prisma.sql`document_change`]) {
    await tx.$executeRaw`
      update ${table} t set subject_ids = r.ids from (
        select l.id, array_agg(distinct coalesce(m.into_id, i.id)) as ids
        from ${table} l cross join unnest(l.subject_ids) i (id) left join merging m on m.from_id = i.id
        where ${namesAny(Prisma.sql`l.subject_ids`, gone)} group by l.id) r
      where r.id = t.id`;
  }
}

/** Labels and names of the one that goes are other names of the one that stays, but for what is a preferred label of it. */
async function moveNames(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    insert into subject_name (subject_id, is_preferred, language, text)
    select m.into_id, false, n.language, n.text
    from merging m join subject f on f.id = m.from_id join subject s on s.id = m.into_id
    cross join lateral (
      select coalesce(f.language, '') as language, f.label as text
      union select language, text from subject_name where subject_id = f.id) n
    where n.text <> s.label
      and not exists (select from subject_name p where p.subject_id = s.id and p.is_preferred and p.text = n.text)
    on conflict do nothing`;
}

/** A URI or notation that the one that stays lacks; its further notations are all others that there were. */
async function fillGaps(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    update subject s set uri = coalesce(s.uri, m.uri), notation = coalesce(s.notation, m.notation),
      other_notations = array(
        select distinct n.code collate "C" as code from unnest(s.other_notations || m.codes) n (code)
        where n.code is distinct from coalesce(s.notation, m.notation) order by code)
    from (
      select g.into_id, min(g.uri) as uri, min(g.notation collate "C") as notation,
        array_agg(n.code) filter (where n.code is not null) as codes
      from merging g cross join lateral unnest(array_append(g.other_notations, g.notation)) n (code)
      group by g.into_id) m
    where s.id = m.into_id`;
}
