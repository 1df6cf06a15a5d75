import type { RecordField } from './field-mapping.js';

/** Names that a field goes by, the likeliest first, as `plainName` makes them. */
export const knownNames: Readonly<Record<RecordField, readonly string[]>> = {
  id: [
    ...['id', 'externalid', 'documentid', 'docid', 'doi', 'identifier', 'recordid', 'articleid', 'paperid', 'arxivid'],
    ...['pmid', 'identifierdoi', 'identifieruri', 'uid', 'uuid', 'corpusid', 'coreid', 'eid', 'uri', 'url'],
    ...['lensid', 'ut', 'celexid', '@id'],
  ],
  title: [
    ...['title', 'name', 'headline', 'heading', 'titledisplay', 'displayname', 'titles', 'articletitle'],
    ...['papertitle', 'documenttitle', 'questiontitle', 'doctitle'],
  ],
  text: [
    ...['text', 'abstract', 'description', 'body', 'content', 'summary', 'fulltext', 'abstracttext'],
    ...['abstractinvertedindex', 'descriptionabstract', 'descriptions', 'abstracts', 'articletext', 'documenttext'],
    ...['abstractnote', 'comment', 'sentence', 'commenttext', 'reviewtext', 'review', 'tweettext', 'tweet'],
    ...['questiontext', 'questionbody', 'question', 'rawtext', 'textcontent', 'passage', 'paragraph'],
    ...['doctext', 'summaries', 'texts', 'articlebody', 'mainbody'],
  ],
  subjects: [
    ...['subjects', 'subject', 'subjecturis', 'subjecturi', 'keywords', 'keyword', 'labelnames', 'labelname'],
    ...[
      'labeltext',
      'labels',
      'label',
      'categorynames',
      'categoryname',
      'categories',
      'category',
      'topics',
      'topic',
      'tags',
      'tag',
      'terms',
      'term',
      'classes',
      'class',
      'concepts',
      'concept',
    ],
    ...['meshmajor', 'meshterms', 'meshheadings', 'mesh', 'descriptors', 'fieldsofstudy', 's2fieldsofstudy', 'cats'],
    ...['keywordlist', 'meshheadinglist', 'authorkeywords', 'manualtags', 'accept', 'annotations', 'genres', 'genre'],
    ...[
      'subjectheadings',
      'subjectheading',
      'subjectterms',
      'subjectterm',
      'subjectareas',
      'subjectarea',
      'indexterms',
    ],
    ...['themes', 'theme', 'researchareas', 'topicsdisplayname', 'primarytopicdisplayname', 'primarycategory', 'lcsh'],
    ...['annotation', 'targetnames', 'targetname', 'fieldsofresearch', 'eurovocconcepts', 'eurovoc', 'about'],
  ],
  url: [
    ...['url', 'link', 'doi', 'address', 'landingpageurl', 'sourceurl', 'identifieruri', 'identifierdoi', 'identifier'],
    ...['identifiers', 'uri', 'uris'],
  ],
  publicationDate: [
    ...['publicationdate', 'published', 'publishedat', 'publishedon', 'datepublished', 'publisheddate', 'pubdate'],
    ...['dateissued', 'issued', 'publishedonline', 'publishedprint', 'date', 'dates', 'publicationyear', 'pubyear'],
    ...['year'],
  ],
  language: ['language', 'lang', 'languages', 'languagecode'],
  authors: ['authors', 'author', 'creators', 'creator', 'authordisplay', 'authornames', 'authorships'],
  metadata: ['metadata'],
};

/** Without what stands in brackets at the end. */
function withoutBrackets(name: string): string {
  const bracket = name.endsWith(']') ? '[' : '(';
  const opens = name.endsWith(']') || name.endsWith(')') ? name.indexOf(bracket) : -1;
  return opens === -1 ? name : name.slice(0, opens);
}

/**
 * A column's or key's name as it is compared: without case, accents, white space, marks, what stands in
 * brackets at its end, and the prefix of a vocabulary.
 */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .trim()
    .replace(/^(?:dc|dcterms|dct|schema|bibo|prism|skos|rdfs)[.:_]/, '');
  return withoutBrackets(plain).replace(/[\s_.:*-]/g, '');
}
