import type { SchemeContent, WrittenSubjects } from '@classmark/domain';
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
}

/** What the scheme has of the subjects, with their ids by key; those that it lacks are left out. */
export async function readSchemeContent(
  client: pg.ClientBase,
  schemeId: number,
  { keys, uris, names }: WrittenSubjects['wanted'],
): Promise<{ readonly content: SchemeContent; readonly ids: ReadonlyMap<string, number> }> {
  const { rows } = await client.query<Row>(
    `with named as (
       select n.subject_id as id, n.text as name from subject_name n where n.text = any($4)
       union select id, notation from subject where scheme_id = $1 and notation = any($4)
       union select s.id, other from subject s cross join unnest(s.other_notations) other
         where s.scheme_id = $1 and s.other_notations && $4 and other = any($4))
     select s.id, s.key, s.label, s.uri,
       array(select n.name from named n where n.id = s.id) as names,
       array(select p.key from subject_broader b join subject p on p.id = b.broader_id
             where b.narrower_id = s.id) as broader,
       array(select p.key from subject_ancestor a join subject p on p.id = a.ancestor_id
             where a.descendant_id = s.id and a.ancestor_id <> s.id) as ancestors
     from subject s where s.scheme_id = $1 and s.id in (
       select id from subject where scheme_id = $1 and (key = any($2) or uri = any($3) or label = any($4))
       union select id from named)
     order by s.id`,
    [schemeId, keys, uris, names],
  );
  return {
    content: {
      byKey: new Map(
        rows.map(({ key, broader, ancestors }) => [key, { broader: new Set(broader), ancestors: new Set(ancestors) }]),
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
