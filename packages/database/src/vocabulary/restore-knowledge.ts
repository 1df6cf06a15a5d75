import type { Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';

/** Brings back decisions, labels and classifiers of the temporary table `noted`, whose subjects are there again. */
export async function restoreKnowledge(tx: Transaction): Promise<Effect[]> {
  const decisions = await restoreDecisions(tx);
  const labels = await restoreLabels(tx);
  const classifiers = await restoreClassifiers(tx);
  return [
    { action: 'restore', kind: 'decisions', count: decisions },
    { action: 'restore', kind: 'labels', count: labels },
    { action: 'restore', kind: 'classifiers', count: classifiers },
  ];
}

async function restoreDecisions(tx: Transaction): Promise<number> {
  await tx.$executeRaw`
    insert into act
    select f.* from noted n cross join lateral jsonb_populate_record(null::act, n.former) f
    where n.relation = 'act' and n.written is null on conflict do nothing`;
  const moved = await tx.$executeRaw`
    update decision e set subject_id = (n.former ->> 'subject_id')::int from noted n
    where n.relation = 'decision' and n.former is not null and e.id = (n.written ->> 'id')::bigint`;
  const back = await tx.$executeRaw`
    insert into decision
    select f.* from noted n cross join lateral jsonb_populate_record(null::decision, n.former) f
    join document d on d.id = f.document_id
    where n.relation = 'decision' and n.written is null on conflict do nothing`;
  return moved + back;
}

/** What a person has said since stays. */
async function restoreLabels(tx: Transaction): Promise<number> {
  await tx.$executeRaw`
    delete from label l using noted n
    where n.relation = 'label' and n.written is not null and l.document_id = (n.written ->> 'document_id')::bigint
      and l.subject_id = (n.written ->> 'subject_id')::int and to_jsonb(l) = n.written`;
  return tx.$executeRaw`
    insert into label
    select f.* from noted n cross join lateral jsonb_populate_record(null::label, n.former) f
    join document d on d.id = f.document_id
    where n.relation = 'label' and n.former is not null on conflict do nothing`;
}

/** Those of versions that are still there; what they suggested is scored again. What was noted long ago has no promise. */
async function restoreClassifiers(tx: Transaction): Promise<number> {
  const classifiers = await tx.$executeRaw`
    insert into classifier
    select f.* from noted n
    cross join lateral jsonb_populate_record(null::classifier, '{"promise": "each"}'::jsonb || n.former) f
    join version v on v.id = f.version_id
    where n.relation = 'classifier' and n.written is null on conflict do nothing`;
  await tx.$executeRaw`
    insert into deployment
    select f.* from noted n cross join lateral jsonb_populate_record(null::deployment, n.former) f
    join version v on v.id = f.version_id
    where n.relation = 'deployment' and n.written is null on conflict do nothing`;
  await tx.$executeRaw`
    insert into suspect_label
    select f.* from noted n cross join lateral jsonb_populate_record(null::suspect_label, n.former) f
    join version v on v.id = f.version_id join document d on d.id = f.document_id
    where n.relation = 'suspect_label' and n.written is null on conflict do nothing`;
  await tx.$executeRaw`
    insert into spot_check
    select f.* from noted n cross join lateral jsonb_populate_record(null::spot_check, n.former) f
    join classifier c on (c.version_id, c.subject_id) = (f.version_id, f.subject_id) join document d on d.id = f.document_id
    where n.relation = 'spot_check' and n.written is null on conflict do nothing`;
  return classifiers;
}
