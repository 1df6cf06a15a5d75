import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { namesAny } from '../upkeep/names-any.js';

/** A table whose rows are noted: those that a vocabulary may change, told apart by their keys. */
interface NotedTable {
  readonly name: string;
  readonly keys: readonly string[];
  readonly rows: Prisma.Sql;
}

/** What a scheme says of itself. */
export function schemeTables(schemeId: number): readonly NotedTable[] {
  const own = Prisma.sql`(select id from subject where scheme_id = ${schemeId})`;
  return [
    { name: 'subject', keys: ['id'], rows: Prisma.sql`select * from subject where scheme_id = ${schemeId}` },
    {
      name: 'subject_name',
      keys: ['subject_id', 'is_preferred', 'language', 'text'],
      rows: Prisma.sql`select * from subject_name where subject_id in ${own}`,
    },
    {
      name: 'subject_broader',
      keys: ['narrower_id', 'broader_id'],
      rows: Prisma.sql`select * from subject_broader where narrower_id in ${own}`,
    },
    {
      name: 'subject_alias',
      keys: ['scheme_id', 'key'],
      rows: Prisma.sql`select * from subject_alias where scheme_id = ${schemeId}`,
    },
    {
      name: 'model',
      keys: ['id'],
      rows: Prisma.sql`select id, subject_ids from model where scheme_id = ${schemeId}`,
    },
  ];
}

/** What is known and learnt of subjects; predictions are not noted, as they are scored again. */
export function knowledgeTables(subjectIds: readonly number[]): readonly NotedTable[] {
  const ids = Prisma.sql`${[...subjectIds]}::int[]`;
  const of = (table: string): Prisma.Sql =>
    Prisma.sql`select * from ${Prisma.raw(table)} where subject_id = any(${ids})`;
  return [
    {
      name: 'act',
      keys: ['id'],
      rows: Prisma.sql`select * from act where id in (select act_id from decision where subject_id = any(${ids}))`,
    },
    { name: 'decision', keys: ['id'], rows: of('decision') },
    { name: 'label', keys: ['document_id', 'subject_id', 'origin'], rows: of('label') },
    { name: 'classifier', keys: ['version_id', 'subject_id'], rows: of('classifier') },
    { name: 'deployment', keys: ['id'], rows: of('deployment') },
    { name: 'suspect_label', keys: ['version_id', 'document_id', 'subject_id'], rows: of('suspect_label') },
    { name: 'spot_check', keys: ['document_id', 'subject_id'], rows: of('spot_check') },
    {
      name: 'document_change',
      keys: ['id'],
      rows: Prisma.sql`
        select id, subject_ids from document_change where ${namesAny(Prisma.sql`subject_ids`, subjectIds)}`,
    },
  ];
}

const before = (name: string): Prisma.Sql => Prisma.raw(`before_${name}`);

/** Remembers rows as they are, until `noteChanges` or the end of the transaction. */
export async function rememberRows(tx: Transaction, tables: readonly NotedTable[]): Promise<void> {
  for (const { name, rows } of tables) {
    await tx.$executeRaw`create temporary table ${before(name)} on commit drop as select to_jsonb(t) as row from (${rows}) t`;
  }
}

/** Notes which of the remembered rows are others now, with what they were and are. */
export async function noteChanges(tx: Transaction, importId: number, tables: readonly NotedTable[]): Promise<void> {
  for (const { name, keys, rows } of tables) {
    const keyOf = (side: string): Prisma.Sql =>
      Prisma.raw(`jsonb_build_array(${keys.map((key) => `${side}.row -> '${key}'`).join(', ')})`);
    await tx.$executeRaw`
      insert into changed_row (import_id, relation, former, written)
      select ${importId}, ${name}, b.row, a.row
      from ${before(name)} b full join (select to_jsonb(t) as row from (${rows}) t) a on ${keyOf('b')} = ${keyOf('a')}
      where b.row is distinct from a.row`;
    await tx.$executeRaw`drop table ${before(name)}`;
  }
}
