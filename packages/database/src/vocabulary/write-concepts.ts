import type { Concept, VocabularyPlan } from '@classmark/domain';
import type { Transaction } from '../database.js';

/** Writes the subjects that a plan adds, without their places, and edits those it keeps. Gives the id of each concept. */
export async function writeConcepts(
  tx: Transaction,
  schemeId: number,
  { added, kept }: VocabularyPlan,
): Promise<Map<string, number>> {
  const changed = kept.filter(({ isRenamed, isEdited }) => isRenamed || isEdited);
  await editSubjects(
    tx,
    changed.map(({ stored: { id }, concept }) => ({ id, ...toRow(concept) })),
  );
  const ids = new Map(kept.map(({ stored, concept }) => [concept.key, stored.id]));
  for (const [key, id] of await addSubjects(tx, schemeId, added)) ids.set(key, id);
  await replaceNames(tx, [...added, ...changed.map(({ concept }) => concept)], ids);
  return ids;
}

const toRow = ({ uri, notation, otherNotations, labels: [{ text, language }], scopeNotes, isDeprecated }: Concept) => ({
  uri,
  notation,
  others: otherNotations,
  language,
  label: text,
  notes: scopeNotes,
  deprecated: isDeprecated,
});

async function editSubjects(tx: Transaction, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    update subject s set uri = r.uri, notation = r.notation,
      other_notations = array(select jsonb_array_elements_text(r.others)), language = r.language, scope_notes = r.notes,
      is_deprecated = r.deprecated
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id int, uri text, notation text, others jsonb, language text, notes jsonb, deprecated boolean)
    where s.id = r.id`;
}

/** Their keys and paths are written with the scheme's (writeScheme). */
async function addSubjects(
  tx: Transaction,
  schemeId: number,
  added: readonly Concept[],
): Promise<readonly (readonly [string, number])[]> {
  const rows = added.map((concept, place) => ({ ...toRow(concept), key: `adding ${place}` }));
  const inserted = await tx.$queryRaw<{ id: number; key: string }[]>`
    insert into subject (scheme_id, key, label, paths, uri, notation, other_notations, language, scope_notes,
      is_deprecated)
    select ${schemeId}, key, label, '{}', uri, notation, array(select jsonb_array_elements_text(others)), language, notes,
      deprecated
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (key text, label text, uri text, notation text, others jsonb, language text, notes jsonb, deprecated boolean)
    returning id, key`;
  const idOf = new Map(inserted.map(({ id, key }) => [key, id]));
  return added.flatMap(({ key }, place) => {
    const id = idOf.get(`adding ${place}`);
    return id === undefined ? [] : [[key, id] as const];
  });
}

async function replaceNames(
  tx: Transaction,
  concepts: readonly Concept[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const own = concepts.flatMap(({ key }) => ids.get(key) ?? []);
  await tx.$executeRaw`delete from subject_name where subject_id = any(${own}::int[])`;
  const names = concepts.flatMap(({ key, labels, altLabels }) =>
    [...labels.slice(1), ...altLabels].map(({ text, language }, place) => ({
      id: ids.get(key),
      preferred: place < labels.length - 1,
      language: language ?? '',
      text,
    })),
  );
  await tx.$executeRaw`
    insert into subject_name (subject_id, is_preferred, language, text)
    select id, preferred, language, text
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as r (id int, preferred boolean, language text, text text)
    on conflict do nothing`;
}
