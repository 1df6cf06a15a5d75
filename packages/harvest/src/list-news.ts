import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Whether a list still gives what it has not given before, in a few numbers, whatever its length. */
export const listNews = z.object({
  /** The least hashes of its entries, rising: the first two thirds of a list have them all in one list of 10^8. */
  least: z.array(z.int().nonnegative()),
  /** Entries up to the last page that changed them. */
  given: z.int().nonnegative(),
  /** Entries since, and pages. */
  since: z.int().nonnegative(),
  pages: z.int().nonnegative(),
});
export type ListNews = Readonly<z.output<typeof listNews>>;

export const noNews: ListNews = { least: [], given: 0, since: 0, pages: 0 };

const mostKept = 48;
/** A source may send some pages again. */
const fewestPages = 10;
/** Many pages in a row may be such as a filter of the source has emptied, or windows of time without entries. */
const mostEmptyPages = 10_000;

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const hashOf = (key: string): number => digestOf(key).readUIntBE(0, 6);

/** What a page is known by; null where it is empty. */
export const pageMarkOf = (keys: readonly string[]): string | null =>
  keys.length === 0 ? null : digestOf(JSON.stringify(keys)).toString('base64');

/** @param keys what each entry of the next page is known by */
export function addPage({ least, given, since, pages }: ListNews, keys: readonly string[]): ListNews {
  const next = [...new Set([...least, ...keys.map(hashOf)])].sort((a, b) => a - b).slice(0, mostKept);
  const isSame = next.length === least.length && next.every((hash, i) => hash === least[i]);
  if (isSame) return { least, given, since: since + keys.length, pages: pages + 1 };
  return { least: next, given: given + since + keys.length, since: 0, pages: 0 };
}

/** Somebody hopes for more. */
export const hopeAnew = (news: ListNews): ListNews => ({ ...news, since: 0, pages: 0 });

/**
 * Whether a list gives the same for ever: it may give all once more, as one that a restarted server begins anew, but no
 * third time.
 * @param fewest entries after which that may be said at the earliest
 */
export const isWithoutEnd = ({ given, since, pages }: ListNews, fewest: number): boolean =>
  (pages >= fewestPages && since > Math.max(2 * given, fewest)) || hasNothing({ given, pages });

/** Whether a list gives nothing at all for ever: asking for it in other words would give as little. */
export const hasNothing = ({ given, pages }: Pick<ListNews, 'given' | 'pages'>): boolean =>
  pages > Math.max(2 * given, mostEmptyPages);
