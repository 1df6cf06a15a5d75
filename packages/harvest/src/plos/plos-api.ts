import { guessMapping } from '../fields/guess-mapping.js';
import { PassingError } from '../http/harvest-error.js';
import { beginAreas, type SearchCursor } from '../search/search-cursor.js';
import { readEntryId, type SearchAnswer, type SearchApi, type SearchEntry } from '../search/search-step.js';
import { isObject } from '../values/is-object.js';
import { readCount } from '../values/read-count.js';

/** What is asked of PLOS. */
export interface PlosQuery {
  readonly url: string;
  /** A subject area as a path, such as `/Earth sciences/Hydrology`; null for all. */
  readonly set: string | null;
  /** Whether issue images, corrections and the like are wanted, too. */
  readonly otherContent: boolean;
}

/** The day before the first article. */
export const firstOfPlos = '2003-01-01T00:00:00.000Z';

const fields = [
  ...['id', 'title_display', 'abstract', 'subject', 'author_display', 'journal', 'publication_date', 'article_type'],
];
const pageRows = 100;
const mapping = guessMapping(fields);

/** The roots of the PLOS thesaurus. */
const roots = [
  ...['Biology and life sciences', 'Computer and information sciences', 'Earth sciences'],
  ...['Ecology and environmental sciences', 'Engineering and technology', 'Medicine and health sciences'],
  ...['People and places', 'Physical sciences', 'Research and analysis methods', 'Science policy', 'Social sciences'],
].map((root) => `/${root}`);

const notArticles = ['Issue Image', 'Correction', 'Retraction', 'Expression of Concern'];

/** A phrase of Solr's query language. */
const phrase = (text: string): string => `"${text.replaceAll(/(["\\])/g, '\\$1')}"`;

function addressOf({ url, set, otherContent }: PlosQuery, { windows, span, start, areas }: SearchCursor): string {
  const { from, until } = windows[0] ?? span;
  const area = areas?.[0] ?? set;
  const filters = [
    'doc_type:full',
    ...(otherContent ? [] : [`-article_type:(${notArticles.map(phrase).join(' OR ')})`]),
    ...(area === null ? [] : [`subject:${phrase(area)}`]),
  ];
  const address = new URL(url);
  const parameters = [
    ['q', `publication_date:[${from} TO ${until}}`],
    ...filters.map((filter) => ['fq', filter] as const),
    ['fl', fields.join(',')],
    ['sort', 'publication_date asc,id asc'],
    ['start', String(start)],
    ['rows', String(pageRows)],
    ['wt', 'json'],
  ] as const;
  for (const [name, value] of parameters) address.searchParams.append(name, value);
  return address.href;
}

function parse({ response }: Readonly<Record<string, unknown>>): SearchAnswer {
  const total = isObject(response) ? readCount(response.numFound) : null;
  if (!isObject(response) || total === null || !Array.isArray(response.docs)) {
    throw new PassingError('The answer is not a response of the PLOS search API.');
  }
  const entries = response.docs.map((doc: unknown): SearchEntry => {
    const values = isObject(doc) ? doc : {};
    return { id: readEntryId(values.id), values };
  });
  return { total, start: typeof response.start === 'number' ? response.start : null, entries };
}

const hasSubjects = ({ values: { subject } }: SearchEntry): boolean =>
  (Array.isArray(subject) || typeof subject === 'string') && subject.length > 0;

/** The search API of PLOS (api.plos.org/solr/faq, and its list of fields): with the subjects of its answers or, where they have none, area by area. */
export function plosApi(query: PlosQuery): SearchApi {
  const isWhole = ({ areas, start, before }: SearchCursor) => areas === null && start === 0 && before === 0;
  return {
    mapping,
    address: (cursor) => addressOf(query, cursor),
    parse,
    restart: (cursor, { entries }) =>
      isWhole(cursor) && entries.length > 0 && !entries.some(hasSubjects)
        ? beginAreas(cursor, query.set === null ? roots : [query.set])
        : null,
  };
}
