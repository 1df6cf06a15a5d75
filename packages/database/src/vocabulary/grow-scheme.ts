import { derivePaths, type SubjectNode, type SubjectPlan } from '@classmark/domain';
import type pg from 'pg';

/**
 * Writes new subjects and steps, and brings the closure and the paths of all that is below them up to date. Gives the ids
 * of the new subjects by key. The caller holds the lock of imports (write-batch.ts), so that two never make the same
 * subject or, together, a circle.
 */
export async function growScheme(
  client: pg.ClientBase,
  { schemeId, runId }: { readonly schemeId: number; readonly runId: bigint },
  { created, steps }: Pick<SubjectPlan, 'created' | 'steps'>,
): Promise<Map<string, number>> {
  if (created.length === 0 && steps.length === 0) return new Map();
  const { rows: inserted } = await client.query<{ id: number; key: string }>(
    `insert into subject (scheme_id, key, label, uri, paths, import_run_id)
     select $1, key, label, uri, array[]::text[], $5 from unnest($2::text[], $3::text[], $4::text[]) as s (key, label, uri)
     returning id, key`,
    [schemeId, created.map(({ key }) => key), created.map(({ label }) => label), created.map(({ uri }) => uri), runId],
  );
  const { rows: stepped } = await client.query<{ id: number }>(
    `insert into subject_broader (narrower_id, broader_id)
     select n.id, b.id
     from unnest($2::text[], $3::text[]) as step (narrower, broader)
     join subject n on n.scheme_id = $1 and n.key = step.narrower
     join subject b on b.scheme_id = $1 and b.key = step.broader
     returning narrower_id as id`,
    [schemeId, steps.map(([narrower]) => narrower), steps.map(([, broader]) => broader)],
  );
  const changed = [...new Set([...inserted, ...stepped].map(({ id }) => id))];
  const affected = await extendClosure(client, changed);
  await rewritePaths(client, affected);
  return new Map(inserted.map(({ id, key }) => [key, id]));
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
