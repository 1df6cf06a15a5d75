import { childrenOf, findElement, textOf, type XmlElement } from '../xml/parse-xml.js';

type Values = Record<string, unknown>;

/** All elements of a name, however deep. */
function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

const listOf = (element: XmlElement | null, name: string): XmlElement[] => (element ? childrenOf(element, name) : []);

/** Title and paragraphs, one a line. */
function blockText(element: XmlElement): string {
  const blocks = childrenOf(element).filter(({ name }) => ['p', 'title', 'sec', 'list'].includes(name));
  if (blocks.length === 0) return textOf(element);
  return blocks.map((block) => (block.name === 'sec' ? blockText(block) : textOf(block))).join('\n');
}

/** The abstract proper; graphical ones, summaries and translations are marked as something else. */
function readAbstract(meta: XmlElement): string {
  const abstracts = childrenOf(meta, 'abstract');
  const plain = abstracts.find(({ attributes }) => attributes['abstract-type'] === undefined) ?? abstracts[0];
  return plain ? blockText(plain) : '';
}

function readDate(meta: XmlElement): string | null {
  const dates = childrenOf(meta, 'pub-date');
  const kindOf = ({ attributes }: XmlElement): string => attributes['pub-type'] ?? attributes['date-type'] ?? '';
  const [date] = ['epub', 'pub', 'ppub'].flatMap((kind) => dates.filter((one) => kindOf(one) === kind)).concat(dates);
  if (date === undefined) return null;
  const parts = ['year', 'month', 'day'].map((name) => textOf(findElement(date, name)));
  const known = parts.slice(0, Math.max(1, parts.indexOf('') === -1 ? 3 : parts.indexOf('')));
  return known.map((part) => part.padStart(2, '0')).join('-');
}

function readAuthors(meta: XmlElement): string[] {
  const contributors = listOf(findElement(meta, 'contrib-group'), 'contrib');
  const authors = contributors.filter(({ attributes }) => (attributes['contrib-type'] ?? 'author') === 'author');
  return authors
    .map((author) => {
      const name = findElement(author, 'name') ?? findElement(author, 'name-alternatives', 'name');
      if (name === null) return textOf(findElement(author, 'collab') ?? findElement(author, 'string-name'));
      return [textOf(findElement(name, 'given-names')), textOf(findElement(name, 'surname'))].join(' ').trim();
    })
    .filter((name) => name !== '');
}

const escapeSlash = (label: string): string => label.replaceAll('/', '\\/');

/** The ends of nested groups as slash paths; a group that nests nothing gives its subjects by name. */
function pathsOf(group: XmlElement, above: readonly string[]): string[] {
  const labels = childrenOf(group, 'subject').map(textOf);
  const nested = childrenOf(group, 'subj-group');
  const path = [...above, ...labels.slice(0, 1)];
  if (nested.length > 0) return nested.flatMap((inner) => pathsOf(inner, path));
  if (above.length === 0) return labels;
  return labels.map((label) => `/${[...above, label].map(escapeSlash).join('/')}`);
}

const isHeading = ({ attributes }: XmlElement): boolean => attributes['subj-group-type'] === 'heading';

/** Its subject groups; keywords where there are none. The heading of a journal's section is no subject. */
function readSubjects(meta: XmlElement): string[] | null {
  const groups = listOf(findElement(meta, 'article-categories'), 'subj-group').filter((group) => !isHeading(group));
  const subjects = groups.flatMap((group) => pathsOf(group, []));
  const keywords = childrenOf(meta, 'kwd-group').flatMap((group) => descendantsOf(group, 'kwd').map(textOf));
  const all = [...new Set(subjects.length > 0 ? subjects : keywords)].filter((subject) => subject !== '');
  return all.length > 0 ? all : null;
}

function readIds(meta: XmlElement): Readonly<Record<string, string>> {
  const ids = childrenOf(meta, 'article-id').map(
    (id) => [id.attributes['pub-id-type'] ?? 'other', textOf(id)] as const,
  );
  return Object.fromEntries(ids);
}

/**
 * An article in the Journal Article Tag Suite (NISO Z39.96, any version, and NLM's before it) as a row: its `front`.
 * Without an `article-meta` it gives a row without a title.
 */
export function jatsValues(article: XmlElement): Values {
  const meta = findElement(article, 'front', 'article-meta');
  if (meta === null) return {};
  const ids = readIds(meta);
  const journal = findElement(article, 'front', 'journal-meta');
  const title = journal && (descendantsOf(journal, 'journal-title')[0] ?? null);
  const headings = listOf(findElement(meta, 'article-categories'), 'subj-group').filter(isHeading);
  const values: Values = {
    id: ids.doi ?? ids.pmcid ?? ids.pmc ?? ids.pmid ?? ids['publisher-id'] ?? null,
    title: textOf(findElement(meta, 'title-group', 'article-title')),
    text: readAbstract(meta),
    subjects: readSubjects(meta),
    url: ids.doi ?? null,
    publicationDate: readDate(meta),
    language: article.attributes.lang ?? null,
    authors: readAuthors(meta),
    journal: textOf(title),
    articleType: article.attributes['article-type'] ?? '',
    section: headings.flatMap((group) => childrenOf(group, 'subject').map(textOf)),
    volume: textOf(findElement(meta, 'volume')),
    issue: textOf(findElement(meta, 'issue')),
    pmid: ids.pmid ?? '',
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}

/** What a row of `jatsValues` may have. */
export const jatsColumns = [
  ...['id', 'title', 'text', 'subjects', 'url', 'publicationDate', 'language', 'authors', 'journal', 'articleType'],
  ...['section', 'volume', 'issue', 'pmid'],
] as const;
