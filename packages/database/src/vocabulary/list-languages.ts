import type { Database } from '../database.js';

export interface SchemeLanguage {
  readonly schemeId: number;
  readonly language: string;
}

/** The languages in which subjects of these schemes have labels, by tag. */
export async function listLanguages({ pool }: Database, schemeIds: readonly number[]): Promise<SchemeLanguage[]> {
  const { rows } = await pool.query<SchemeLanguage>(
    `select s.scheme_id as "schemeId", s.language from subject s
     where s.scheme_id = any($1::int[]) and s.language is not null group by 1, 2
     union
     select s.scheme_id, n.language from subject_name n join subject s on s.id = n.subject_id
     where s.scheme_id = any($1::int[]) and n.is_preferred and n.language <> '' group by 1, 2
     order by 1, 2`,
    [schemeIds],
  );
  return rows;
}
