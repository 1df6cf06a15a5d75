import type { Database } from '../database.js';

export interface SharedName {
  readonly subjectId: number;
}

/** Those of the subjects whose label another subject of any scheme has too, in capital or small letters. */
export async function listSharedNames({ pool }: Database, subjectIds: readonly number[]): Promise<SharedName[]> {
  const { rows } = await pool.query<SharedName>(
    `select s.id as "subjectId" from subject s
     where s.id = any($1::int[]) and exists (
       select from subject o where lower(o.label) collate "C" = lower(s.label) collate "C" and o.id <> s.id)`,
    [subjectIds],
  );
  return rows;
}
