import { derivePaths, type KnownSubject, type SubjectNode, type VocabularyGrowth } from '@classmark/domain';
import type pg from 'pg';

/** What the scheme knows of the labels; those it lacks are left out. */
export async function readKnownSubjects(
  client: pg.ClientBase,
  schemeId: number,
  labels: readonly string[],
): Promise<Map<string, KnownSubject>> {
  const { rows } = await client.query<{ label: string; broader: string[]; ancestors: string[] }>(
    `select s.label,
       array(select p.label from subject_broader b join subject p on p.id = b.broader_id
             where b.narrower_id = s.id) as broader,
       array(select p.label from subject_ancestor a join subject p on p.id = a.ancestor_id
             where a.descendant_id = s.id and a.ancestor_id <> s.id) as ancestors
     from subject s where s.scheme_id = $1 and s.label = any($2)`,
    [schemeId, labels],
  );
  return new Map(
    rows.map(({ label, broader, ancestors }) => [label, { broader: new Set(broader), ancestors: new Set(ancestors) }]),
  );
}

/**
 * Writes new labels and steps, and brings the closure and the paths of all that is below them up to date. The caller
 * holds the lock of imports (write-batch.ts), so that two never make the same subject or, together, a circle.
 */
export async function growScheme(client: pg.ClientBase, schemeId: number, growth: VocabularyGrowth): Promise<void> {
  const { labels, steps } = growth;
  if (labels.length === 0 && steps.length === 0) return;
  const { rows: created } = await client.query<{ id: number }>(
    'insert into subject (scheme_id, label, paths) select $1, label, array[]::text[] from unnest($2::text[]) as label returning id',
    [schemeId, labels],
  );
  const { rows: stepped } = await client.query<{ id: number }>(
    `insert into subject_broader (narrower_id, broader_id)
     select n.id, b.id
     from unnest($2::text[], $3::text[]) as step (narrower, broader)
     join subject n on n.scheme_id = $1 and n.label = step.narrower
     join subject b on b.scheme_id = $1 and b.label = step.broader
     returning narrower_id as id`,
    [schemeId, steps.map(([narrower]) => narrower), steps.map(([, broader]) => broader)],
  );
  const changed = [...new Set([...created, ...stepped].map(({ id }) => id))];
  const affected = await extendClosure(client, changed);
  await rewritePaths(client, affected);
}

/** Adds what the changed subjects, and all below them, now have above them. Returns all of these. */
async function extendClosure(client: pg.ClientBase, changed: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select distinct descendant_id as id from subject_ancestor where ancestor_id = any($1::int[])
     union select unnest($1::int[])`,
    [changed],
  );
  const affected = rows.map(({ id }) => id);
  await client.query(
    `with recursive up (descendant_id, ancestor_id) as (
       select id, id from unnest($1::int[]) as id
       union
       select up.descendant_id, b.broader_id from up join subject_broader b on b.narrower_id = up.ancestor_id)
     insert into subject_ancestor select descendant_id, ancestor_id from up on conflict do nothing`,
    [affected],
  );
  return affected;
}

async function rewritePaths(client: pg.ClientBase, affected: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ id: number; label: string; broader: number[] }>(
    `select s.id, s.label, array(select b.broader_id from subject_broader b where b.narrower_id = s.id) as broader
     from subject s where s.id = any($1::int[])`,
    [affected],
  );
  const nodes = new Map<number, SubjectNode>(rows.map(({ id, label, broader }) => [id, { label, broader }]));
  const above = new Set(rows.flatMap(({ broader }) => broader)).difference(nodes);
  const { rows: known } = await client.query<{ id: number; paths: string[] }>(
    'select id, paths from subject where id = any($1::int[])',
    [[...above]],
  );
  const paths = [...derivePaths(nodes, new Map(known.map((row) => [row.id, row.paths])))];
  await client.query(
    `update subject s set paths = array(select jsonb_array_elements_text(p.paths))
     from unnest($1::int[], $2::jsonb[]) as p (id, paths)
     where s.id = p.id`,
    [paths.map(([id]) => id), paths.map(([, all]) => JSON.stringify(all))],
  );
}
