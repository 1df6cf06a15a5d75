import { languageTexts, type StoredConcept } from '@classmark/domain';
import type { Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';

interface Row {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly language: string | null;
  readonly uri: string | null;
  readonly notation: string | null;
  readonly otherNotations: string[];
  readonly scopeNotes: Prisma.JsonValue;
  readonly isDeprecated: boolean;
  readonly names: { readonly isPreferred: boolean; readonly language: string; readonly text: string }[];
  readonly broader: string[];
  readonly formerKeys: string[];
  readonly mergedKeys: string[];
}

/** The subjects of a scheme as a vocabulary file would state them, by label. */
export async function readStoredConcepts(
  tx: Pick<Transaction, '$queryRaw'>,
  schemeId: number,
): Promise<StoredConcept[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with named as (
      select subject_id, jsonb_agg(
        jsonb_build_object('isPreferred', is_preferred, 'language', language, 'text', text) order by language, text) as names
      from subject_name where subject_id in (select id from subject where scheme_id = ${schemeId}) group by subject_id
    ), stepped as (
      select b.narrower_id, array_agg(coalesce(s.uri, s.key) order by s.id) as broader
      from subject_broader b join subject s on s.id = b.broader_id where s.scheme_id = ${schemeId} group by b.narrower_id
    ), called as (
      select subject_id, array_agg(key order by key) filter (where origin = 'renaming') as former,
        array_agg(key order by key) filter (where origin = 'merging') as merged
      from subject_alias where scheme_id = ${schemeId} and origin <> 'vocabulary' group by subject_id
    )
    select s.id, s.key, s.label, s.language, s.uri, s.notation, s.other_notations as "otherNotations",
      s.scope_notes as "scopeNotes",
      s.is_deprecated as "isDeprecated", coalesce(n.names, '[]') as names, coalesce(t.broader, '{}') as broader,
      coalesce(c.former, '{}') as "formerKeys", coalesce(c.merged, '{}') as "mergedKeys"
    from subject s left join named n on n.subject_id = s.id left join stepped t on t.narrower_id = s.id
      left join called c on c.subject_id = s.id
    where s.scheme_id = ${schemeId} order by s.label, s.id`;
  return rows.map(toConcept);
}

function toConcept({ names, scopeNotes, ...row }: Row): StoredConcept {
  const texts = (preferred: boolean) =>
    names
      .filter(({ isPreferred }) => isPreferred === preferred)
      .map(({ language, text }) => ({ text, language: language || null }));
  return {
    id: row.id,
    key: row.uri ?? row.key,
    uri: row.uri,
    notation: row.notation,
    otherNotations: row.otherNotations,
    labels: [{ text: row.label, language: row.language }, ...texts(true)],
    altLabels: texts(false),
    scopeNotes: languageTexts.parse(scopeNotes),
    broader: row.broader,
    formerKeys: row.formerKeys,
    mergedKeys: row.mergedKeys,
    isDeprecated: row.isDeprecated,
    replacedBy: null,
  };
}
