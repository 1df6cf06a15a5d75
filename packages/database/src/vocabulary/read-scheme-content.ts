import { maxDepth, type SchemeContent, type WrittenSubjects } from '@classmark/domain';
import type pg from 'pg';

interface Row {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly uri: string | null;
  /** Which of the wanted names it has beside its label. */
  readonly names: string[];
  readonly broader: string[];
  readonly ancestors: string[];
  readonly depth: number;
  readonly height: number;
}

/** What the scheme has of the subjects, with their ids by key; those that it lacks are left out. */
export async function readSchemeContent(
  client: pg.ClientBase,
  schemeId: number,
  { keys, uris, names, steps }: WrittenSubjects['wanted'],
): Promise<{ readonly content: SchemeContent; readonly ids: ReadonlyMap<string, number> }> {
  const { rows } = await client.query<Row>(
    `with recursive down (id, at, height) as (
       select n.id, n.id, 1 from unnest($5::text[], $6::text[]) as step (narrower, broader)
       join subject n on n.scheme_id = $1 and n.key = step.narrower
       where not exists (
         select from subject_broader b join subject p on p.id = b.broader_id where b.narrower_id = n.id and p.key = step.broader)
       union
       select down.id, b.narrower_id, down.height + 1
       from down join subject_broader b on b.broader_id = down.at where down.height < ${maxDepth}
     ), named as (
       select n.subject_id as id, n.text as name from subject_name n where n.text = any($4)
       union select id, notation from subject where scheme_id = $1 and notation = any($4)
       union select s.id, other from subject s cross join unnest(s.other_notations) other
         where s.scheme_id = $1 and s.other_notations && $4 and other = any($4))
     select s.id, s.key, s.label, s.uri,
       array(select n.name from named n where n.id = s.id) as names,
       array(select p.key from subject_broader b join subject p on p.id = b.broader_id
             where b.narrower_id = s.id) as broader,
       array(select p.key from subject_ancestor a join subject p on p.id = a.ancestor_id
             where a.descendant_id = s.id and a.ancestor_id <> s.id) as ancestors,
       coalesce((select max(length(way) - length(replace(way, '/', ''))) from unnest(s.paths) path
        cross join lateral replace(path, '\\/', '') way), 1) as depth,
       coalesce((select max(d.height) from down d where d.id = s.id), 1) as height
     from subject s where s.scheme_id = $1 and s.id in (
       select id from subject where scheme_id = $1 and (key = any($2) or uri = any($3) or label = any($4))
       union select id from named)
     order by s.id`,
    [schemeId, keys, uris, names, steps.map(([narrower]) => narrower), steps.map(([, broader]) => broader)],
  );
  return {
    content: {
      byKey: new Map(
        rows.map(({ key, broader, ancestors, depth, height }) => [
          key,
          { broader: new Set(broader), ancestors: new Set(ancestors), depth, height },
        ]),
      ),
      keyOfUri: new Map(rows.flatMap(({ key, uri }) => (uri === null ? [] : [[uri, key]]))),
      keysOfName: new Map([...keysBy(rows, ({ names }) => names), ...keysBy(rows, ({ label }) => [label])]),
    },
    ids: new Map(rows.map(({ key, id }) => [key, id])),
  };
}

function keysBy(rows: readonly Row[], namesOf: (row: Row) => readonly string[]): Map<string, string[]> {
  const called = rows.flatMap((row) => namesOf(row).map((name) => ({ name, key: row.key })));
  return new Map([...Map.groupBy(called, ({ name }) => name)].map(([name, all]) => [name, all.map(({ key }) => key)]));
}
