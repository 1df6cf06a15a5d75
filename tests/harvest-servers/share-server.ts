import { type Fault, type FaultyServer, type FaultySetting, startFaultyServer } from './faulty-server.ts';
import { makeArticle } from './made-articles.ts';

/**
 * The search API of SHARE as its documentation shows it (share-api-and-curation.readthedocs.io, "Elasticsearch"): hits of
 * Elasticsearch, with the fields of a creative work in `_source`.
 */
export interface ShareServerOptions extends FaultySetting {
  readonly articles: number;
}

const firstMs = Date.UTC(2020, 0, 1);

function toHit(number: number) {
  const article = makeArticle(number);
  const id = `${String(40_000 + number)}-MADE`;
  const modified = new Date(firstMs + number * 1_000).toISOString();
  return {
    _index: 'share_v1',
    _type: 'creativeworks',
    _id: id,
    _score: null,
    _source: {
      id,
      title: article.title,
      description: article.abstract,
      type: 'article',
      types: ['article', 'publication', 'creative work'],
      contributors: article.authors.map((name) => name.split(', ').reverse().join(' ')),
      identifiers: [`oai://made.example/${number}`, `http://dx.doi.org/${article.doi}`],
      sources: [number % 2 === 0 ? 'Even Press' : 'Odd Press'],
      publishers: ['Made Press'],
      subjects: [],
      tags: article.subjects,
      language: 'eng',
      date: `${article.date}T00:00:00+00:00`,
      date_published: `${article.date}T00:00:00+00:00`,
      date_updated: `${article.datestamp}T00:00:00+00:00`,
      date_modified: modified,
    },
  };
}

const range = /date_modified:\["([^"]+)" TO "([^"]+)"\}/;
const source = /sources:"([^"]+)"/;

/** Starts the API on this machine. */
export function startShareServer({ articles, ...setting }: ShareServerOptions): Promise<FaultyServer> {
  const hits = Array.from({ length: articles }, (_, i) => toHit(i));
  const answer = ({ searchParams }: URL, fault: Fault | null): string => {
    const query = searchParams.get('q') ?? '';
    const [from = '', until = ''] = range.exec(query)?.slice(1) ?? [];
    const wanted = source.exec(query)?.[1];
    const found = hits.filter(({ _source: { date_modified, sources } }) => {
      const at = Date.parse(date_modified);
      return at >= Date.parse(from) && at < Date.parse(until) && (wanted === undefined || sources.includes(wanted));
    });
    const [asked, size] = [Number(searchParams.get('from') ?? 0), Number(searchParams.get('size') ?? 10)];
    const start = fault === 'repeated-page' ? Math.max(0, asked - size) : asked;
    const total = fault === 'changed-total' ? found.length * 2 : found.length;
    const shards = { total: 5, successful: 5, failed: 0 };
    return JSON.stringify({
      ...{ took: 3, timed_out: false, _shards: shards },
      hits: { total, max_score: null, hits: found.slice(start, start + size) },
    });
  };
  return startFaultyServer({
    ...setting,
    path: '/api/v2/search/creativeworks/_search',
    type: 'application/json',
    answer,
  });
}
