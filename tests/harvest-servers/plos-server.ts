import { type Fault, type FaultyServer, type FaultySetting, startFaultyServer } from './faulty-server.ts';
import { type MadeArticle, makeArticle } from './made-articles.ts';

/**
 * The search API of PLOS as its examples and answers show it (api.plos.org/solr/examples, api.plos.org/solr/faq): Solr's
 * JSON with `response.numFound`, `start` and `docs`; ids are DOIs, `abstract` and `author_display` lists,
 * `publication_date` an instant, `subject` paths.
 */
export interface PlosServerOptions extends FaultySetting {
  readonly articles: number;
  /** Whether answers have no `subject`, though queries by it work. */
  readonly hidesSubjects?: boolean;
}

const areaOf: Readonly<Record<string, string>> = {
  Rivers: '/Earth sciences/Hydrology',
  Stars: '/Physical sciences/Astronomical sciences',
  Cells: '/Biology and life sciences/Cell biology',
  Cities: '/Social sciences/Human geography',
};
const subjectsOf = ({ subjects }: MadeArticle): string[] => subjects.map((subject) => areaOf[subject] ?? `/${subject}`);
const typeOf = (number: number): string => (number % 50 === 7 ? 'Correction' : 'Research Article');

function toDoc(article: MadeArticle, number: number) {
  return {
    id: `10.1371/journal.made.${String(number).padStart(7, '0')}`,
    journal: 'PLOS Made',
    publication_date: `${article.date}T00:00:00Z`,
    article_type: typeOf(number),
    author_display: article.authors.map((name) => name.split(', ').reverse().join(' ')),
    abstract: [article.abstract],
    title_display: article.title,
    subject: subjectsOf(article),
  };
}

type Doc = ReturnType<typeof toDoc>;

const range = /^publication_date:\[(\S+) TO (\S+)\}$/;
const area = /^subject:"(.+)"$/;

function matches(doc: Doc, [from = '', until = '']: readonly string[], filters: readonly string[]): boolean {
  const at = Date.parse(doc.publication_date);
  if (at < Date.parse(from) || at >= Date.parse(until)) return false;
  return filters.every((filter) => {
    const wanted = area.exec(filter)?.[1];
    if (wanted !== undefined) return doc.subject.some((path) => path === wanted || path.startsWith(`${wanted}/`));
    return !filter.startsWith('-article_type') || !filter.includes(`"${doc.article_type}"`);
  });
}

/** Starts the API on this machine. */
export function startPlosServer({
  articles,
  hidesSubjects = false,
  ...setting
}: PlosServerOptions): Promise<FaultyServer> {
  const docs = Array.from({ length: articles }, (_, i) => toDoc(makeArticle(i), i)).toSorted((a, b) =>
    `${a.publication_date} ${a.id}` < `${b.publication_date} ${b.id}` ? -1 : 1,
  );
  const answer = ({ searchParams }: URL, fault: Fault | null): string => {
    const bounds = range.exec(searchParams.get('q') ?? '')?.slice(1) ?? [];
    const found = docs.filter((doc) => matches(doc, bounds, searchParams.getAll('fq')));
    const [asked, rows] = [Number(searchParams.get('start') ?? 0), Number(searchParams.get('rows') ?? 10)];
    const start = fault === 'repeated-page' ? Math.max(0, asked - rows) : asked;
    const page = found.slice(start, start + rows);
    const shown = page.map(({ subject, ...doc }) => (hidesSubjects ? doc : { ...doc, subject }));
    const numFound = fault === 'changed-total' ? found.length * 2 : found.length;
    return JSON.stringify({ response: { numFound, start, maxScore: 1, docs: shown } });
  };
  return startFaultyServer({ ...setting, path: '/search', type: 'application/json;charset=utf-8', answer });
}
