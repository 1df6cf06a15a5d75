import type { Database } from '../database.js';

/** So many subjects take longer to read and to plan than others can be made to wait. */
const fewestOfLarge = 2_000;

/** Whether schemes or, of subjects, those that they are in are so large that a thread of its own should work on them. */
export async function areLargeSchemes(
  { pool }: Pick<Database, 'pool'>,
  kind: 'scheme' | 'subject',
  ids: readonly number[],
): Promise<boolean> {
  const schemes = kind === 'scheme' ? '$1' : 'array(select scheme_id from subject where id = any($1))';
  const { rows } = await pool.query(
    `select from subject where scheme_id = any(${schemes}::int[]) offset ${fewestOfLarge - 1} limit 1`,
    [ids],
  );
  return rows.length > 0;
}
