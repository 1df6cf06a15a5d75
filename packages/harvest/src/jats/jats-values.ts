import { splitCell } from '../values/split-cell.js';
import { childrenOf, findElement, textOf, type XmlElement, XmlError } from '../xml/parse-xml.js';
import { readDate } from './jats-date.js';
import { jatsText } from './jats-text.js';

type Values = Record<string, unknown>;

/** All elements of a name, however deep. */
function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

const listOf = (element: XmlElement | null, name: string): XmlElement[] => (element ? childrenOf(element, name) : []);

const blockNames = [
  ...['p', 'title', 'sec', 'list', 'def-list', 'disp-quote', 'disp-formula', 'boxed-text', 'statement'],
];

/** Title and paragraphs, one a line. */
function blockText(element: XmlElement): string {
  const blocks = childrenOf(element).filter(({ name }) => blockNames.includes(name));
  if (blocks.length === 0) return jatsText(element);
  return blocks.map((block) => (block.name === 'sec' ? blockText(block) : jatsText(block))).join('\n');
}

const primaryTag = (language: string): string => language.toLowerCase().replace(/[-_].*/, '');

/** Those in the language of the article, or in one that is not said; all where there are none. */
function inOwnLanguage(elements: readonly XmlElement[], language: string | undefined): readonly XmlElement[] {
  if (language === undefined) return elements;
  const own = elements.filter(
    ({ attributes: { lang } }) => lang === undefined || primaryTag(lang) === primaryTag(language),
  );
  return own.length > 0 ? own : elements;
}

/** The abstract proper; else the longest that is marked as something else, such as a summary, or a translation. */
function readAbstract(meta: XmlElement, language: string | undefined): string {
  const [abstracts, translations] = [childrenOf(meta, 'abstract'), childrenOf(meta, 'trans-abstract')];
  const plain = abstracts.filter(({ attributes }) => attributes['abstract-type'] === undefined);
  const [abstract] = inOwnLanguage(plain, language);
  if (abstract !== undefined) return blockText(abstract);
  const others = abstracts.filter(({ attributes }) => attributes['abstract-type'] !== 'graphical');
  const texts = [others, abstracts, translations].map((kind) => longest(kind.map(blockText)));
  return texts.find((text) => text !== '') ?? '';
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((most, text) => (text.length > most.length ? text : most), '');

/** With its subtitles, behind a colon where no mark ends what is before. */
function readTitle(meta: XmlElement): string {
  const group = findElement(meta, 'title-group');
  const [title = '', ...subtitles] = [findElement(meta, 'title-group', 'article-title'), ...listOf(group, 'subtitle')]
    .map(jatsText)
    .filter((text) => text !== '');
  return subtitles.reduce((whole, part) => `${whole}${/[.:?!…]$/.test(whole) ? '' : ':'} ${part}`, title);
}

const nameParts = ['given-names', 'surname', 'suffix'];

function readAuthors(meta: XmlElement): string[] {
  const contributors = childrenOf(meta, 'contrib-group').flatMap((group) => childrenOf(group, 'contrib'));
  const authors = contributors.filter(
    ({ attributes }) => (attributes['contrib-type'] ?? 'author').toLowerCase() === 'author',
  );
  return authors
    .map((author) => {
      const name = findElement(author, 'name') ?? findElement(author, 'name-alternatives', 'name');
      if (name === null) return nameInOnePiece(author);
      const parts = nameParts.map((part) => textOf(findElement(name, part)));
      return parts.filter((part) => part !== '').join(' ');
    })
    .filter((name) => name !== '');
}

const nameInOnePiece = (author: XmlElement): string =>
  jatsText(
    findElement(author, 'collab') ??
      findElement(author, 'string-name') ??
      findElement(author, 'name-alternatives', 'string-name'),
  );

const escapeSlash = (label: string): string => label.replaceAll('/', '\\/');

/** What a subject or keyword is called; of one in parts, what is no code. */
function nameIn(element: XmlElement): string {
  const parts = childrenOf(element).filter(({ name }) => name.startsWith('compound-'));
  const names = parts.filter(({ attributes }) => attributes['content-type'] !== 'code');
  return parts.length === 0 ? jatsText(element) : names.map(jatsText).join(' ');
}

/** Characters of all subjects of an article: each path repeats the names of the groups around it. */
const maxSubjectLength = 1_000_000;

/** The ends of nested groups as slash paths; a group that nests nothing gives its subjects by name. */
function* pathsOf(group: XmlElement, above: readonly string[]): Generator<string> {
  const labels = childrenOf(group)
    .filter(({ name }) => name === 'subject' || name === 'compound-subject')
    .map(nameIn);
  const nested = childrenOf(group, 'subj-group');
  const path = [...above, ...labels.slice(0, 1)];
  for (const inner of nested) yield* pathsOf(inner, path);
  if (nested.length > 0) return;
  for (const label of labels) yield above.length === 0 ? label : `/${[...above, label].map(escapeSlash).join('/')}`;
}

/** @throws XmlError where they are so long that nobody can have meant them */
function listPaths(groups: readonly XmlElement[]): string[] {
  const paths: string[] = [];
  let length = 0;
  for (const group of groups) {
    for (const path of pathsOf(group, [])) {
      length += path.length;
      if (length > maxSubjectLength) throw new XmlError('The subjects of the article are too long.');
      paths.push(path);
    }
  }
  return paths;
}

const isHeading = ({ attributes }: XmlElement): boolean => attributes['subj-group-type']?.toLowerCase() === 'heading';

const isAbbreviations = ({ attributes }: XmlElement): boolean => /abbr/i.test(attributes['kwd-group-type'] ?? '');

function readKeywords(meta: XmlElement, language: string | undefined): string[] {
  const groups = childrenOf(meta, 'kwd-group').filter((group) => !isAbbreviations(group));
  return inOwnLanguage(groups, language)
    .flatMap((group) => [
      ...childrenOf(group, 'compound-kwd'),
      ...descendantsOf(group, 'kwd'),
      ...childrenOf(group, 'unstructured-kwd-group'),
    ])
    .flatMap((keyword) => splitCell(nameIn(keyword), null));
}

/** Its subject groups; keywords where there are none. The heading of a journal's section is no subject. */
function readSubjects(meta: XmlElement, language: string | undefined): string[] | null {
  const groups = listOf(findElement(meta, 'article-categories'), 'subj-group').filter((group) => !isHeading(group));
  const subjects = listPaths(groups);
  const all = [...new Set(subjects.length > 0 ? subjects : readKeywords(meta, language))];
  const named = all.filter((subject) => subject !== '');
  return named.length > 0 ? named : null;
}

type ArticleId = readonly [kind: string, id: string];

function readIds(meta: XmlElement): readonly ArticleId[] {
  return childrenOf(meta, 'article-id')
    .map((id): ArticleId => [(id.attributes['pub-id-type'] ?? '').toLowerCase(), textOf(id)])
    .filter(([, id]) => id !== '');
}

const idOf = (ids: readonly ArticleId[], kind: string): string | undefined => ids.find(([each]) => each === kind)?.[1];

/** The surest first; of other kinds the first that is given. */
const idKinds = ['doi', 'pmcid', 'pmc', 'pmid', 'publisher-id', 'pii', 'manuscript'];

const chooseId = (ids: readonly ArticleId[]): string | null =>
  [...idKinds.map((kind) => idOf(ids, kind)), ids[0]?.[1]].find((id) => id !== undefined) ?? null;

/**
 * An article in the Journal Article Tag Suite (NISO Z39.96, any version, and NLM's before it) as a row: its `front`.
 * Without an `article-meta` it gives a row without a title.
 */
export function jatsValues(article: XmlElement): Values {
  const meta = findElement(article, 'front', 'article-meta');
  if (meta === null) return {};
  const { lang: language } = article.attributes;
  const ids = readIds(meta);
  const journal = findElement(article, 'front', 'journal-meta');
  const title = journal && (descendantsOf(journal, 'journal-title')[0] ?? null);
  const headings = listOf(findElement(meta, 'article-categories'), 'subj-group').filter(isHeading);
  const values: Values = {
    id: chooseId(ids),
    title: readTitle(meta),
    text: readAbstract(meta, language),
    subjects: readSubjects(meta, language),
    url: idOf(ids, 'doi') ?? null,
    publicationDate: readDate(meta),
    language: language ?? null,
    authors: readAuthors(meta),
    journal: textOf(title),
    articleType: article.attributes['article-type'] ?? '',
    section: headings.flatMap((group) => childrenOf(group, 'subject').map(textOf)),
    volume: textOf(findElement(meta, 'volume')),
    issue: textOf(findElement(meta, 'issue')),
    pmid: idOf(ids, 'pmid') ?? '',
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}

/** What a row of `jatsValues` may have. */
export const jatsColumns = [
  ...['id', 'title', 'text', 'subjects', 'url', 'publicationDate', 'language', 'authors', 'journal', 'articleType'],
  ...['section', 'volume', 'issue', 'pmid'],
] as const;
