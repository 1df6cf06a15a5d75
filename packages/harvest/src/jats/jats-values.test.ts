import { expect, it } from 'vitest';
import { parseXml } from '../xml/parse-xml.js';
import { jatsValues } from './jats-values.js';

const article = (front: string): string =>
  `<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1//EN" "JATS.dtd">
   <article article-type="research-article" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
   <journal-meta><journal-title-group><journal-title>J</journal-title></journal-title-group></journal-meta>
   <article-meta>${front}</article-meta></front><body><p>Body</p></body></article>`;

it('reads what the front of an article says', () => {
  const front = `<article-id pub-id-type="doi">10.5555/x</article-id>
    <article-categories>
      <subj-group subj-group-type="heading"><subject>Research Article</subject></subj-group>
      <subj-group subj-group-type="Discipline-v3"><subject>Earth</subject>
        <subj-group><subject>Rivers</subject></subj-group></subj-group>
      <subj-group subj-group-type="Discipline"><subject>Life</subject></subj-group>
    </article-categories>
    <title-group><article-title>On <italic>rivers</italic></article-title></title-group>
    <contrib-group>
      <contrib contrib-type="author"><name><surname>One</surname><given-names>Ada</given-names></name></contrib>
      <contrib contrib-type="author"><collab>The Group</collab></contrib>
      <contrib contrib-type="editor"><name><surname>Ed</surname></name></contrib>
    </contrib-group>
    <pub-date pub-type="collection"><year>2015</year></pub-date>
    <pub-date pub-type="epub"><day>1</day><month>5</month><year>2014</year></pub-date>
    <abstract><sec><title>Aim</title><p>To see.</p></sec><sec><p>It flows.</p></sec></abstract>
    <abstract abstract-type="summary"><p>Short.</p></abstract>`;
  expect(jatsValues(parseXml(article(front)))).toEqual({
    id: '10.5555/x',
    title: 'On rivers',
    text: 'Aim\nTo see.\nIt flows.',
    subjects: ['/Earth/Rivers', 'Life'],
    url: '10.5555/x',
    publicationDate: '2014-05-01',
    language: 'en',
    authors: ['Ada One', 'The Group'],
    journal: 'J',
    articleType: 'research-article',
    section: ['Research Article'],
  });
});

it('takes keywords where no subjects are given, and a year alone for a date', () => {
  const front = `<article-id pub-id-type="pmid">7</article-id><title-group><article-title>T</article-title></title-group>
    <pub-date date-type="pub"><year>2014</year></pub-date><kwd-group><kwd>Sea</kwd><kwd>Tide</kwd></kwd-group>`;
  expect(jatsValues(parseXml(article(front)))).toMatchObject({
    id: '7',
    subjects: ['Sea', 'Tide'],
    publicationDate: '2014',
  });
});
