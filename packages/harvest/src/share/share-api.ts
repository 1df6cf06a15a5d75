import { asPathPart } from '@classmark/domain';
import { guessMapping } from '../fields/guess-mapping.js';
import { PassingError } from '../http/harvest-error.js';
import type { SearchCursor } from '../search/search-cursor.js';
import { readEntryId, type SearchAnswer, type SearchApi, type SearchEntry } from '../search/search-step.js';
import { isObject } from '../values/is-object.js';
import { readCount } from '../values/read-count.js';

/** What is asked of SHARE. */
export interface ShareQuery {
  readonly url: string;
  /** One of the sources that SHARE gathers from, such as `arXiv`; null for all. */
  readonly set: string | null;
}

/** Before SHARE began. */
export const firstOfShare = '2010-01-01T00:00:00.000Z';

const pageSize = 100;
const columns = [
  ...['id', 'title', 'description', 'subjects', 'url', 'date_published', 'language', 'contributors', 'publishers'],
  ...['sources', 'tags', 'type', 'date_updated', 'date_modified', 'identifiers'],
];
const mapping = guessMapping(columns, { publicationDate: 'date_published', authors: 'contributors' });

function addressOf({ url, set }: ShareQuery, { windows, span, start }: SearchCursor): string {
  const { from, until } = windows[0] ?? span;
  const source = set === null ? '' : ` AND sources:"${set.replaceAll(/(["\\])/g, '\\$1')}"`;
  const address = new URL(url);
  address.searchParams.set('q', `date_modified:["${from}" TO "${until}"}${source}`);
  address.searchParams.set('sort', 'date_modified:asc,id:asc');
  address.searchParams.set('from', String(start));
  address.searchParams.set('size', String(pageSize));
  return address.href;
}

const textsOf = (value: unknown): string[] => [value].flat().filter((entry) => typeof entry === 'string');

/** A DOI before other addresses. */
function addressIn(identifiers: readonly string[]): string | null {
  const addresses = identifiers.filter((identifier) => /^https?:/.test(identifier));
  return addresses.find((address) => /doi\.org/.test(address)) ?? addresses[0] ?? null;
}

/** `taxonomy|broad|narrow` is a path. */
function pathOf(subject: string): string {
  const parts = subject.split('|').map((part) => part.trim());
  return parts.length === 1
    ? subject
    : parts
        .filter((part) => part !== '')
        .map(asPathPart)
        .join('');
}

function readWork(id: string | null, source: Readonly<Record<string, unknown>>): SearchEntry {
  const subjects = textsOf(source.subjects)
    .map(pathOf)
    .filter((subject) => subject.trim() !== '');
  const published = source.date_published ?? source.date;
  const values = {
    ...Object.fromEntries(columns.map((column) => [column, source[column]])),
    id,
    url: addressIn(textsOf(source.identifiers)),
    subjects: subjects.length > 0 ? subjects : null,
    date_published: typeof published === 'string' ? published.slice(0, 10) : null,
  };
  return { id, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) };
}

function readHit(hit: unknown): SearchEntry {
  const { _id, _source } = isObject(hit) ? hit : {};
  const source = isObject(_source) ? _source : {};
  return readWork(readEntryId(source.id) ?? readEntryId(_id), source);
}

/** Elasticsearch gives a number; since its version 7 an object around one, which may be but a lower bound. */
function readTotal(total: unknown): number | null {
  const value = readCount(isObject(total) ? total.value : total);
  if (value === null) return null;
  return isObject(total) && total.relation === 'gte' ? value + 1 : value;
}

function parse({ hits, timed_out, _shards }: Readonly<Record<string, unknown>>): SearchAnswer {
  const total = isObject(hits) ? readTotal(hits.total) : null;
  if (!isObject(hits) || !Array.isArray(hits.hits) || total === null) {
    throw new PassingError('The answer is not a response of the SHARE search API.');
  }
  const hasFailed = isObject(_shards) && typeof _shards.failed === 'number' && _shards.failed > 0;
  if (timed_out === true || hasFailed) throw new PassingError('The search returned only a part of its results.');
  return { total, start: null, entries: hits.hits.map(readHit) };
}

/**
 * The search API of SHARE (share-api-and-curation.readthedocs.io, "Elasticsearch"): works in the order in which SHARE last
 * took them in, so that a later harvest finds what has changed.
 */
export function shareApi(query: ShareQuery): SearchApi {
  return { mapping, address: (cursor) => addressOf(query, cursor), parse };
}
