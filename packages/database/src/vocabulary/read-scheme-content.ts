import type { SchemeContent, WrittenSubjects } from '@classmark/domain';
import type pg from 'pg';

interface Row {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly uri: string | null;
  readonly broader: string[];
  readonly ancestors: string[];
}

/** What the scheme has of the subjects, with their ids by key; those that it lacks are left out. */
export async function readSchemeContent(
  client: pg.ClientBase,
  schemeId: number,
  { keys, uris, labels }: WrittenSubjects['wanted'],
): Promise<{ readonly content: SchemeContent; readonly ids: ReadonlyMap<string, number> }> {
  const { rows } = await client.query<Row>(
    `select s.id, s.key, s.label, s.uri,
       array(select p.key from subject_broader b join subject p on p.id = b.broader_id
             where b.narrower_id = s.id) as broader,
       array(select p.key from subject_ancestor a join subject p on p.id = a.ancestor_id
             where a.descendant_id = s.id and a.ancestor_id <> s.id) as ancestors
     from subject s where s.scheme_id = $1 and (s.key = any($2) or s.uri = any($3) or s.label = any($4)) order by s.id`,
    [schemeId, keys, uris, labels],
  );
  const byLabel = Map.groupBy(rows, ({ label }) => label);
  return {
    content: {
      byKey: new Map(
        rows.map(({ key, broader, ancestors }) => [key, { broader: new Set(broader), ancestors: new Set(ancestors) }]),
      ),
      keyOfUri: new Map(rows.flatMap(({ key, uri }) => (uri === null ? [] : [[uri, key]]))),
      keysOfLabel: new Map([...byLabel].map(([label, called]) => [label, called.map(({ key }) => key)])),
    },
    ids: new Map(rows.map(({ key, id }) => [key, id])),
  };
}
