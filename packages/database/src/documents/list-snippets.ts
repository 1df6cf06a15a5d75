import type { Database } from '../database.js';
import { searchQuery } from './document-sql.js';

/** Characters that no cleaned text has: they stand for the marks until the rest is escaped. */
const [begin, end] = ['\u{E000}', '\u{E001}'];
const options = `StartSel=${begin}, StopSel=${end}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "`;

/** Where a search hits each of the documents: some words around, HTML-escaped, hits within `<mark>`. */
export async function listSnippets(
  { prisma }: Database,
  documentIds: readonly bigint[],
  search: string,
): Promise<Map<bigint, string>> {
  const rows = await prisma.$queryRaw<{ id: bigint; snippet: string }[]>`
    select id, ts_headline('english', written, search_marks(written, ${searchQuery(search)}), ${options}) as snippet
    from document, lateral (select translate(title || ' · ' || text, ${begin + end}, '')) as t (written)
    where id = any(${[...documentIds]}::bigint[])`;
  return new Map(rows.map(({ id, snippet }) => [id, markUp(snippet)]));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markUp(snippet: string): string {
  return snippet
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll(begin, '<mark>')
    .replaceAll(end, '</mark>');
}
