import type { MadeArticle } from './made-articles.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => escapes[mark] ?? mark);

/** An article in JATS, its front alone; within an answer of OAI-PMH it must have a namespace. */
export function jatsArticle(
  { title, authors, subjects, abstract, date, doi }: MadeArticle,
  namespace: string | null,
): string {
  const [year, month, day] = date.split('-').map(Number);
  const names = authors.map((author) => author.split(', '));
  return `<article${namespace === null ? '' : ` xmlns="${namespace}"`} article-type="research-article" xml:lang="en"><front>
<journal-meta><journal-title-group><journal-title>Journal of Made Studies</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">${doi}</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Research Article</subject></subj-group>${subjects.map((subject) => `<subj-group subj-group-type="Discipline"><subject>${subject}</subject></subj-group>`).join('')}</article-categories>
<title-group><article-title>${escapeXml(title)}</article-title></title-group>
<contrib-group>${names.map(([family = '', given = '']) => `<contrib contrib-type="author"><name><surname>${family}</surname><given-names>${given}</given-names></name></contrib>`).join('')}</contrib-group>
<pub-date pub-type="epub"><day>${day}</day><month>${month}</month><year>${year}</year></pub-date>
<abstract><p>${escapeXml(abstract)}</p></abstract></article-meta></front></article>`;
}

/** A file of it, as publishers send them. */
export const jatsFile = (article: MadeArticle): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN" "JATS-journalpublishing1.dtd">
${jatsArticle(article, null)}
`;
