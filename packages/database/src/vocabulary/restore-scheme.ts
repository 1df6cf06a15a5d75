import type { Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';

/** Columns that imports did not note before they were there. */
const addedLater = Prisma.sql`'{"other_notations": []}'::jsonb`;

/**
 * Brings subjects of the temporary table `noted` back as they were; those that are gone, with their ids. Keys and URIs of
 * those that the import added and that do not stay are freed first.
 */
export async function restoreSubjects(tx: Transaction): Promise<Effect[]> {
  await tx.$executeRaw`
    update subject s set key = 'undoing ' || s.id, uri = null from noted n
    where n.relation = 'subject' and s.id = (n.written ->> 'id')::int and s.id not in (select id from staying)`;
  await tx.$executeRaw`
    update subject s set key = f.key, label = f.label, paths = f.paths, uri = f.uri, notation = f.notation,
      other_notations = f.other_notations,
      language = f.language, scope_notes = f.scope_notes, is_deprecated = f.is_deprecated
    from noted n cross join lateral jsonb_populate_record(null::subject, ${addedLater} || n.former) f
    where n.relation = 'subject' and n.former is not null and s.id = f.id`;
  const subjects = await tx.$executeRaw`
    insert into subject
    select f.* from noted n cross join lateral jsonb_populate_record(null::subject, ${addedLater} || n.former) f
    where n.relation = 'subject' and n.written is null`;
  return [{ action: 'restore', kind: 'subjects', count: subjects }];
}

/** Deletes what the import added, and nothing else uses. */
export async function deleteAddedSubjects(tx: Transaction): Promise<Effect[]> {
  const deleted = await tx.$executeRaw`
    delete from subject where id in (select id from added except select id from staying)`;
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`select count(*)::int as count from staying`;
  return [
    { action: 'delete', kind: 'subjects', count: deleted },
    { action: 'keep', kind: 'subjects', count },
  ];
}

/** Brings back names, steps and aliases, and the lists of models and of imports that name subjects. */
export async function restoreNotes(tx: Transaction): Promise<void> {
  await restoreNames(tx);
  await restoreSteps(tx);
  await restoreAliases(tx);
  await tx.$executeRaw`
    update model m set subject_ids = f.subject_ids
    from noted n cross join lateral jsonb_populate_record(null::model, n.former) f
    where n.relation = 'model' and m.id = f.id and to_jsonb(m.subject_ids) = n.written -> 'subject_ids'`;
  await tx.$executeRaw`
    update document_change c set subject_ids = f.subject_ids
    from noted n cross join lateral jsonb_populate_record(null::document_change, n.former) f
    where n.relation = 'document_change' and c.id = f.id`;
}

async function restoreNames(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    delete from subject_name t using noted n
    where n.relation = 'subject_name' and n.former is null and t.subject_id = (n.written ->> 'subject_id')::int
      and to_jsonb(t) = n.written and t.subject_id not in (select id from staying)`;
  await tx.$executeRaw`
    insert into subject_name
    select f.* from noted n cross join lateral jsonb_populate_record(null::subject_name, n.former) f
    join subject s on s.id = f.subject_id
    where n.relation = 'subject_name' and n.written is null on conflict do nothing`;
}

async function restoreSteps(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    delete from subject_broader t using noted n
    where n.relation = 'subject_broader' and n.former is null and t.narrower_id = (n.written ->> 'narrower_id')::int
      and t.broader_id = (n.written ->> 'broader_id')::int and t.narrower_id not in (select id from staying)`;
  await tx.$executeRaw`
    insert into subject_broader
    select f.* from noted n cross join lateral jsonb_populate_record(null::subject_broader, n.former) f
    join subject low on low.id = f.narrower_id join subject high on high.id = f.broader_id
    where n.relation = 'subject_broader' and n.written is null on conflict do nothing`;
}

async function restoreAliases(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    delete from subject_alias t using noted n
    where n.relation = 'subject_alias' and t.key = n.written ->> 'key' and to_jsonb(t) @> n.written`;
  await tx.$executeRaw`
    insert into subject_alias
    select f.* from noted n
    -- What was noted by an earlier version has no origin: a URI was left by a merge.
    cross join lateral jsonb_populate_record(null::subject_alias, jsonb_build_object('origin',
      case when n.former ->> 'key' ~* '^[a-z][a-z0-9+.-]*:(//|[^[:space:]]+$)' then 'merging' else 'renaming' end)
      || n.former) f
    join subject s on s.id = f.subject_id
    where n.relation = 'subject_alias' and n.former is not null on conflict do nothing`;
}
