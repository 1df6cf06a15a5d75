import { Prisma } from '../generated/client.js';

/** `&&` compares each with each: quick for some, while for tens of thousands in as many rows it takes minutes. */
const fewIds = 100;

/** Whether a list of subjects, a column, has one of these. */
export function namesAny(list: Prisma.Sql, ids: readonly number[]): Prisma.Sql {
  const wanted = Prisma.sql`${[...ids]}::int[]`;
  return ids.length <= fewIds
    ? Prisma.sql`${list} && ${wanted}`
    : Prisma.sql`exists (select from unnest(${list}) named where named = any(${wanted}))`;
}
