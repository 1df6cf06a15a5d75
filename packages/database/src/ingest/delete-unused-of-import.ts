import type { Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';

/** Deletes subjects, scheme and source that an import created and that nothing uses any more. */
export async function deleteUnusedOfImport(tx: Transaction, runId: bigint): Promise<Effect[]> {
  await tx.$executeRaw`
    create temporary table unused on commit drop as
    select s.id from subject s
    where s.import_run_id = ${runId}
      and not exists (select from label l where l.subject_id = s.id)
      and not exists (select from decision e where e.subject_id = s.id)
      and not exists (select from classifier c where c.subject_id = s.id)
      and not exists (select from model m where s.id = any(m.subject_ids))`;
  await tx.$executeRaw`
    delete from unused u where exists (
      select from subject_ancestor a where a.ancestor_id = u.id and a.descendant_id not in (select id from unused))`;
  const subjects = await tx.$executeRaw`delete from subject where id in (select id from unused)`;
  const schemes = await tx.$executeRaw`
    delete from scheme c where c.import_run_id = ${runId}
      and not exists (select from subject s where s.scheme_id = c.id)
      and not exists (select from label_completeness k where k.scheme_id = c.id)
      and not exists (select from model m where m.scheme_id = c.id)`;
  const sources = await tx.$executeRaw`
    delete from source s where s.import_run_id = ${runId}
      and not exists (select from document d where d.source_id = s.id)
      and not exists (select from model m where s.id = any(m.source_ids))`;
  return [
    { action: 'delete', kind: 'subjects', count: subjects },
    { action: 'delete', kind: 'schemes', count: schemes },
    { action: 'delete', kind: 'sources', count: sources },
  ];
}
