import {
  AppError,
  type KeyedSubject,
  reshapeScheme,
  type Scheme,
  type SchemeChange,
  type SchemeGraph,
} from '@classmark/domain';
import type { Transaction } from '../database.js';
import type { AliasOrigin } from '../generated/client.js';
import { writeAliases } from './write-aliases.js';

export interface ReadScheme {
  readonly schemeId: number;
  readonly mergesEqualNames: boolean;
  readonly graph: SchemeGraph;
  readonly keyed: ReadonlyMap<number, KeyedSubject>;
}

interface Row extends KeyedSubject {
  readonly id: number;
  readonly label: string;
  readonly broader: number[];
}

/** The whole scheme of a subject. Throws AppError NOT_FOUND. */
export async function readSchemeOf(tx: Transaction, subjectId: number): Promise<ReadScheme> {
  const subject = await tx.subject.findUnique({ where: { id: subjectId }, select: { scheme: true } });
  if (subject === null) throw new AppError('NOT_FOUND', 'Subject not found.');
  return readScheme(tx, subject.scheme);
}

/** A scheme's subjects and steps. */
export async function readScheme(
  tx: Transaction,
  { id: schemeId, mergesEqualNames }: Pick<Scheme, 'id' | 'mergesEqualNames'>,
): Promise<ReadScheme> {
  const rows = await tx.$queryRaw<Row[]>`
    select s.id, s.key, s.uri, s.label,
      array(select b.broader_id from subject_broader b where b.narrower_id = s.id order by b.broader_id) as broader
    from subject s where s.scheme_id = ${schemeId}`;
  return {
    schemeId,
    mergesEqualNames,
    graph: new Map(rows.map(({ id, label, broader }) => [id, { label, broader }])),
    keyed: new Map(rows.map(({ id, key, uri }) => [id, { key, uri }])),
  };
}

interface SchemeWriting extends Pick<SchemeChange, 'after' | 'merged' | 'keepsHomonyms'> {
  /** Whether a vocabulary file says so, and no person. */
  readonly isByFile?: boolean;
}

/** Brings a scheme, whose gone subjects are deleted, to what `after` says: names, steps, closure, paths, keys and aliases. */
export async function writeScheme(
  tx: Transaction,
  scheme: ReadScheme,
  { isByFile = false, ...change }: SchemeWriting,
): Promise<void> {
  const { schemeId, mergesEqualNames, graph: before, keyed } = scheme;
  const { after } = change;
  const originOf = (isMerged: boolean): AliasOrigin => {
    if (isByFile) return 'vocabulary';
    return isMerged ? 'merging' : 'renaming';
  };
  const { paths, keys, aliases } = reshapeScheme({ ...change, mergesEqualNames, before, keyed });
  await writeSteps(tx, schemeId, after);
  await tx.$executeRaw`
    update subject set key = 'moving ' || id where id = any(${[...keys.keys()]}::int[])`;
  const rows = [...paths].map(([id, ways]) => ({ id, ways, key: keys.get(id), label: after.get(id)?.label }));
  await tx.$executeRaw`
    update subject s set key = r.key, label = r.label, paths = array(select jsonb_array_elements_text(r.ways))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id int, key text, label text, ways jsonb)
    where s.id = r.id`;
  const written = [...aliases].map(([key, { subjectId, isMerged }]) => ({
    key,
    subjectId,
    origin: originOf(isMerged),
  }));
  await writeAliases(tx, schemeId, written);
}

async function writeSteps(tx: Transaction, schemeId: number, after: SchemeGraph): Promise<void> {
  const steps = [...after].flatMap(([id, { broader }]) => broader.map((above) => ({ id, above })));
  const narrower = steps.map(({ id }) => id);
  const broader = steps.map(({ above }) => above);
  await tx.$executeRaw`
    delete from subject_broader b using subject s
    where s.id = b.narrower_id and s.scheme_id = ${schemeId} and not exists (
      select from unnest(${narrower}::int[], ${broader}::int[]) as k (n, b) where k.n = b.narrower_id and k.b = b.broader_id)`;
  await tx.$executeRaw`
    insert into subject_broader (narrower_id, broader_id)
    select * from unnest(${narrower}::int[], ${broader}::int[]) on conflict do nothing`;
  await writeClosure(tx, schemeId);
}

/** What is broader however far up, as the steps of a scheme say it. */
export async function writeClosure(tx: Transaction, schemeId: number): Promise<void> {
  await tx.$executeRaw`
    create temporary table closure on commit drop as
    with recursive up (descendant_id, ancestor_id) as (
      select id, id from subject where scheme_id = ${schemeId}
      union
      select up.descendant_id, b.broader_id from up join subject_broader b on b.narrower_id = up.ancestor_id)
    select * from up`;
  await tx.$executeRaw`
    delete from subject_ancestor a using subject s
    where s.id = a.descendant_id and s.scheme_id = ${schemeId}
      and not exists (
        select from closure c where (c.descendant_id, c.ancestor_id) = (a.descendant_id, a.ancestor_id))`;
  await tx.$executeRaw`insert into subject_ancestor select * from closure on conflict do nothing`;
  await tx.$executeRaw`drop table closure`;
}
