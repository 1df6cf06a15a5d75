import type pg from 'pg';

export interface GivenLabels {
  readonly runId: bigint;
  readonly schemeId: number;
  /** Whether a document that has labels here has no others. */
  readonly areComplete: boolean;
  /** Whether other labels that it has here stay. */
  readonly addsLabels: boolean;
  /** Subject of a staged line: `subjectIds[i]` for `lines[i]`. */
  readonly lines: readonly number[];
  readonly subjectIds: readonly number[];
}

/**
 * Makes an import's labels in the scheme, of each staged document that says something of its subjects, those given
 * here; what curators said stays. A document whose labels changed counts as updated, and what it had is noted.
 */
export async function replaceLabels(client: pg.ClientBase, given: GivenLabels): Promise<void> {
  const { runId, schemeId, areComplete, addsLabels, lines, subjectIds } = given;
  await client.query(rememberLabels, [schemeId]);
  const { rows } = await client.query<{ id: string }>(replaceSql, [schemeId, lines, subjectIds, addsLabels]);
  const { rows: completed } = await client.query<{ id: string }>(areComplete ? setComplete : setIncomplete, [schemeId]);
  const touched = [...rows, ...completed].map(({ id }) => id);
  await client.query(noteLabels, [runId, schemeId, touched]);
  await client.query(markUpdated, [touched]);
}

const rememberLabels = `
  update staged s set
    labels_before = array(
      select l.subject_id from label l join subject x on x.id = l.subject_id
      where l.document_id = s.document_id and l.origin = 'import' and x.scheme_id = $1),
    complete_before = exists (
      select from label_completeness c where c.document_id = s.document_id and c.scheme_id = $1)
  where s.says_labels and s.outcome is distinct from 'added'`;

const noteLabels = `
  insert into document_change (run_id, document_id, is_added, scheme_id, subject_ids, was_complete)
  select $1, document_id, false, $2, labels_before, complete_before
  from staged where document_id = any($3::bigint[]) and labels_before is not null
  on conflict (run_id, document_id) do update
    set scheme_id = excluded.scheme_id, subject_ids = excluded.subject_ids, was_complete = excluded.was_complete`;

const replaceSql = `
  with given as (
    select s.document_id, g.subject_id
    from unnest($2::int[], $3::int[]) as g (line, subject_id) join staged s using (line)
  ), gone as (
    delete from label l
    where not $4 and l.document_id = any(array(
        select document_id from staged where says_labels and outcome is distinct from 'added'))
      and l.origin = 'import'
      and exists (select from subject x where x.id = l.subject_id and x.scheme_id = $1)
      and not exists (select from given g where g.document_id = l.document_id and g.subject_id = l.subject_id)
    returning l.document_id
  ), come as (
    insert into label (document_id, subject_id, origin, value)
    select distinct document_id, subject_id, 'import'::label_origin, true from given
    on conflict (document_id, subject_id, origin) do nothing
    returning document_id
  )
  select distinct document_id as id from (select document_id from gone union select document_id from come) as touched`;

const setComplete = `
  insert into label_completeness (document_id, scheme_id)
  select document_id, $1 from staged where says_labels
  on conflict do nothing returning document_id as id`;

const setIncomplete = `
  delete from label_completeness
  where document_id = any(array(select document_id from staged where says_labels)) and scheme_id = $1
  returning document_id as id`;

const markUpdated = `
  with touched as (
    update staged set outcome = 'updated' where document_id = any($1::bigint[]) and outcome is null returning document_id
  )
  update document d set updated_at = now() from touched t where d.id = t.document_id`;
