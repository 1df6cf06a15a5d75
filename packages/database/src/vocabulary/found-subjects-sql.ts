import type { SubjectFilter } from '@classmark/domain';
import { Prisma } from '../generated/client.js';
import { subjectFilterSql } from './subject-filter-sql.js';

/** How many candidates each look-up takes, and how many subjects a search finds at most. */
const limit = 1_000;

/**
 * How many candidates PostgreSQL plans for. More than are taken: it believes that matches are spread evenly, and would walk
 * all subjects where it counts on meeting enough of them soon; now it does so only where a good part of all match.
 */
const planned = 5 * limit;

/** A text that subjects are found by. */
interface Name {
  /** Its rows, each with the subject `s`, if that is in the filter. */
  readonly rows: (filter: Prisma.Sql) => Prisma.Sql;
  readonly id: Prisma.Sql;
  readonly text: Prisma.Sql;
  /** What it adds to the likeness if it is what was typed, and if it begins with that; 1 if it contains its words. */
  readonly worth: { readonly whole: number; readonly beginning: number };
}

const label: Name = {
  rows: (filter) => Prisma.sql`subject s where ${filter}`,
  id: Prisma.sql`s.id`,
  text: Prisma.sql`s.label`,
  worth: { whole: 5, beginning: 3 },
};
/** Subjects are fetched name by name ("offset 0"): joined otherwise, all of them would be read for a few names. */
const otherName: Name = {
  rows: (filter) => Prisma.sql`subject_name n
    cross join lateral (select s.id, s.label from subject s where s.id = n.subject_id and ${filter} offset 0) s where true`,
  id: Prisma.sql`n.subject_id`,
  text: Prisma.sql`n.text`,
  worth: { whole: 4, beginning: 2 },
};

/** What is looked for at beginnings of words alone: the index knows no others so short. Not where words have no spaces. */
const tooShortInside = /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}$/u;

/** What a look-up asks of a text. */
type Condition = (text: Prisma.Sql, search: string) => Prisma.Sql;

const begins: Condition = (text, search) =>
  Prisma.sql`lower(${text}) collate "C" like lower(${`${escapeLike(search)}%`})`;
const hasWords: Condition = (text, search) =>
  Prisma.join(
    search.split(/\s+/).map((word) => {
      const written = escapeLike(word);
      return tooShortInside.test(word)
        ? Prisma.sql`(${text} ilike ${`${written}%`} or ${text} ilike ${`% ${written}%`})`
        : Prisma.sql`${text} ilike ${`%${written}%`}`;
    }),
    ' and ',
  );
const resembles: Condition = (text, search) => Prisma.sql`${search} <% ${text}`;

/** Matches of the first kind are neighbours in the alphabet; others are met soonest where they are mixed. */
const orderBy = {
  alphabet: ({ id, text }: Name) => Prisma.sql`lower(${text}) collate "C", ${id}`,
  age: ({ id, text }: Name) => Prisma.sql`${id}, ${text}`,
} as const;

/**
 * The subjects that a search finds by their labels and other names: `id`, `label`, and `likeness`, which is highest where
 * a text is what was typed, then where one begins with it, then where one contains its words. Only where there is none
 * of these, what resembles it is taken. Each look-up stops at its limit, in an order that an index has.
 */
export function foundSubjectsSql(search: string, filter: SubjectFilter): Prisma.Sql {
  const lookUp = (condition: Condition, order: keyof typeof orderBy, only: Prisma.Sql): Prisma.Sql => {
    const candidates = [label, otherName].map((name) => {
      const rows = name.rows(subjectFilterSql(filter));
      return Prisma.sql`(
        with candidate as materialized (
          select s.id, s.label, ${name.text} as name from ${rows} and ${condition(name.text, search)} and ${only}
          order by ${orderBy[order](name)} limit ${planned})
        select id, label, ${likenessSql(name.worth, search)} as likeness from candidate limit ${limit})`;
    });
    return Prisma.join(candidates, ' union all ');
  };
  return Prisma.sql`
    with beginning as materialized (${lookUp(begins, 'alphabet', Prisma.sql`true`)}),
    containing as materialized (${lookUp(hasWords, 'age', Prisma.sql`(select count(*) from beginning) < ${limit}`)}),
    known as materialized (select * from beginning union all select * from containing),
    alike as materialized (${lookUp(resembles, 'age', Prisma.sql`not exists (select from known)`)})
    select id, label, max(likeness) as likeness from (select * from known union all select * from alike) as found
    group by id, label order by likeness desc, label, id limit ${limit}`;
}

/** Among names of the same worth, those that share most with what was typed come first, the shorter before the longer. */
function likenessSql(worth: Name['worth'], search: string): Prisma.Sql {
  const name = Prisma.sql`name`;
  return Prisma.sql`(
    case when lower(name) = lower(${search}) then ${worth.whole} when ${begins(name, search)} then ${worth.beginning}
      when ${hasWords(name, search)} then 1 else 0 end
    + (word_similarity(${search}, name) + similarity(${search}, name) / 10) * 0.9 / 1.1)::real`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
