import {
  AppError,
  type ChangeRequest,
  changesSuggestions,
  derivePaths,
  type Effect,
  requireNoRuns,
  requireUndoableVocabulary,
  sumEffects,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { announceDeployment } from '../models/announce-deployment.js';
import { announceQueue } from '../review/announce-queue.js';
import { startRescoring } from '../scoring/start-rescoring.js';
import { holdStill } from '../upkeep/hold-still.js';
import { readScheme, writeClosure } from '../upkeep/scheme-graph.js';
import { restoreKnowledge } from './restore-knowledge.js';
import { deleteAddedSubjects, restoreNotes, restoreSubjects } from './restore-scheme.js';

/** See VocabularyUndoStore. Rows that were noted go back to what they were, unless people rely on what they are now. */
export async function undoVocabularyImport(
  tx: Transaction,
  importId: number,
  { actor }: ChangeRequest,
): Promise<readonly Effect[]> {
  requireNoRuns(await holdStill(tx, { mayModelsGo: false }));
  const found = await tx.vocabularyImport.findUnique({ where: { id: importId }, include: { scheme: true } });
  if (found === null) throw new AppError('NOT_FOUND', 'Import not found.');
  const { scheme, fileName } = found;
  await createNoted(tx, importId);
  await createStaying(tx);
  requireUndoableVocabulary({
    isUndone: found.undoneAt !== null,
    laterFile: await findLaterFile(tx, scheme.id, importId),
    changedSince: await listChangedSince(tx),
    displaced: await listDisplaced(tx, scheme.id),
  });
  const effects = sumEffects([
    ...(await restoreSubjects(tx)),
    ...(await restoreKnowledge(tx)),
    ...(await deleteAddedSubjects(tx)),
  ]);
  await restoreNotes(tx);
  await writeClosure(tx, scheme.id);
  await refreshPaths(tx, scheme);
  await tx.changedRow.deleteMany({ where: { importId } });
  await tx.vocabularyImport.update({ where: { id: importId }, data: { undoneAt: new Date() } });
  const details = { fileName, importId, effects };
  await recordAudit(tx, { actor, action: 'vocabulary.undone', target: `scheme:${scheme.id}`, details });
  const title = `Scoring after undoing "${fileName}"`;
  await startRescoring(tx, { count: Number(changesSuggestions(effects)), since: null, title, actor });
  announceDeployment();
  announceQueue();
  return effects;
}

async function createNoted(tx: Transaction, importId: number): Promise<void> {
  await tx.$executeRaw`
    create temporary table noted on commit drop as
    select relation, former, written from changed_row where import_id = ${importId}`;
  await tx.$executeRaw`analyze noted`;
  await tx.$executeRaw`
    create temporary table added on commit drop as
    select (written ->> 'id')::int as id from noted
    where relation = 'subject' and former is null and written is not null`;
}

/** Writes to the temporary table `staying` which added subjects are in use by more than the import itself. */
async function createStaying(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    create temporary table staying on commit drop as
    with recursive used (id) as (
      select a.id from added a where
        exists (select from label l where l.subject_id = a.id and not exists (
          select from noted n where n.relation = 'label' and n.written = to_jsonb(l)))
        or exists (select from decision e where e.subject_id = a.id and not exists (
          select from noted n where n.relation = 'decision' and (n.written ->> 'id')::bigint = e.id))
        or exists (select from classifier c where c.subject_id = a.id)
        or exists (select from model m where a.id = any(m.subject_ids) and not exists (
          select from noted n where n.relation = 'model' and (n.written ->> 'id')::int = m.id))
        or exists (select from subject_ancestor d where d.ancestor_id = a.id and not exists (
          select from noted n where n.relation = 'subject' and (n.written ->> 'id')::int = d.descendant_id))
      union
      select b.broader_id from used join subject_broader b on b.narrower_id = used.id join added a on a.id = b.broader_id)
    select id from used`;
}

async function findLaterFile(tx: Transaction, schemeId: number, importId: number): Promise<string | null> {
  const where = { schemeId, id: { gt: importId }, undoneAt: null };
  return (await tx.vocabularyImport.findFirst({ where, orderBy: { id: 'desc' } }))?.fileName ?? null;
}

const labelsOf = (rows: readonly { readonly label: string }[]): string[] => rows.map(({ label }) => label);

/** Their keys and paths follow from the others'. */
async function listChangedSince(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ label: string }[]>`
    select n.written ->> 'label' as label
    from noted n left join subject s on s.id = (n.written ->> 'id')::int
    where n.relation = 'subject' and n.former is not null and n.written is not null
      and (s.id is null or not to_jsonb(s) @> (n.written - 'key' - 'paths'))
    order by 1`;
  return labelsOf(rows);
}

async function listDisplaced(tx: Transaction, schemeId: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ label: string }[]>`
    select n.former ->> 'label' as label
    from noted n join subject s on s.scheme_id = ${schemeId} and s.id <> (n.former ->> 'id')::int
      and (s.key = n.former ->> 'key' or s.uri = n.former ->> 'uri')
    where n.relation = 'subject' and n.former is not null
      and s.id not in (select id from added except select id from staying)
      and not exists (
        select from noted o where o.relation = 'subject' and o.former is not null and (o.written ->> 'id')::int = s.id)
    order by 1`;
  return labelsOf(rows);
}

/** Of subjects that stayed, and of those below what changed since. */
async function refreshPaths(
  tx: Transaction,
  scheme: { readonly id: number; readonly mergesEqualNames: boolean },
): Promise<void> {
  const { graph } = await readScheme(tx, scheme);
  const rows = [...derivePaths(graph, new Map())].map(([id, paths]) => ({ id, paths }));
  await tx.$executeRaw`
    update subject s set paths = array(select jsonb_array_elements_text(r.paths))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id int, paths jsonb)
    where s.id = r.id and to_jsonb(s.paths) <> r.paths`;
}
