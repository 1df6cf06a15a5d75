import type { Slice } from '@classmark/domain';
import { Prisma } from './generated/client.js';

/** One of the values that rows are ordered by. */
export interface SortKey<Place> {
  readonly sql: Prisma.Sql;
  readonly direction: 'asc' | 'desc';
  /** The same of a place in the list, cast where it must be. */
  readonly of: (place: Place) => Prisma.Sql;
}

/** The order of a list by keys that together differ from row to row: what SQL says of a slice of it. */
export class SortOrder<Place> {
  constructor(private readonly keys: readonly SortKey<Place>[]) {}

  /** Whether a row is strictly between the slice's places. */
  within({ after, before = null }: Slice<Place>): Prisma.Sql {
    const conditions = [
      ...(after === null ? [] : [this.beyond(after, false)]),
      ...(before === null ? [] : [this.beyond(before, true)]),
    ];
    return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ');
  }

  /** What follows `order by`. */
  orderBy({ isBackward = false }: Slice<Place>): Prisma.Sql {
    const terms = this.keys.map(({ sql, direction }) => {
      return (direction === 'desc') === isBackward ? sql : Prisma.sql`${sql} desc`;
    });
    return Prisma.join(terms);
  }

  /** Keys of one direction are compared as a row, as an index has them. */
  private beyond(place: Place, isBefore: boolean): Prisma.Sql {
    const groups = groupByDirection(this.keys);
    return groups.reduceRight<Prisma.Sql>((rest, keys, i) => {
      const row = Prisma.sql`(${Prisma.join(keys.map(({ sql }) => sql))})`;
      const value = Prisma.sql`(${Prisma.join(keys.map((key) => key.of(place)))})`;
      const follows = (keys[0]?.direction === 'desc') === isBefore ? Prisma.sql`>` : Prisma.sql`<`;
      const beyond = Prisma.sql`${row} ${follows} ${value}`;
      return i === groups.length - 1 ? beyond : Prisma.sql`(${beyond} or (${row} = ${value} and ${rest}))`;
    }, Prisma.empty);
  }
}

function groupByDirection<Place>(keys: readonly SortKey<Place>[]): SortKey<Place>[][] {
  const groups: SortKey<Place>[][] = [];
  for (const key of keys) {
    const last = groups.at(-1);
    if (last?.[0]?.direction === key.direction) last.push(key);
    else groups.push([key]);
  }
  return groups;
}
