import { expect, it } from 'vitest';
import { parseXml } from '../xml/parse-xml.js';
import { jatsValues } from './jats-values.js';

const read = (meta: string): Record<string, unknown> =>
  jatsValues(parseXml(`<article xml:lang="en"><front><article-meta>${meta}</article-meta></front></article>`));

it.each([
  ['a break', 'Rivers<break/>of <italic>E. coli</italic>', 'Rivers of E. coli'],
  ['signs above and below', 'CO<sub>2</sub> at 10<sup>3</sup>', 'CO2 at 103'],
  ['a footnote', 'Rivers<xref ref-type="fn" rid="f">*</xref><fn id="f"><p>Funded.</p></fn>', 'Rivers'],
  [
    'a formula in two forms',
    'Of <alternatives><tex-math>\\usepackage{x}\\begin{document}$y$\\end{document}</tex-math><math><mi>y</mi></math></alternatives>',
    'Of y',
  ],
  ['names of characters that its document type gives', 'Rivers&hyphen;beds &lpar;of &agr;&rpar;', 'Rivers‐beds (of α)'],
  ['a formula in LaTeX', 'Of <tex-math>\\usepackage{x}\\begin{document}$y$\\end{document}</tex-math>', 'Of $y$'],
])('a title with %s is read as people read it', (_name, title, text) => {
  expect(read(`<title-group><article-title>${title}</article-title></title-group>`).title).toBe(text);
});

it.each([
  [
    'lists',
    '<abstract><p>Of <list><list-item><p>a</p></list-item><list-item><p>b</p></list-item></list></p></abstract>',
    'Of a b',
  ],
  ['a quotation', '<abstract><p>One.</p><disp-quote><p>Two.</p></disp-quote></abstract>', 'One.\nTwo.'],
  [
    'several languages',
    '<abstract xml:lang="es"><p>Uno.</p></abstract><abstract xml:lang="en-GB"><p>One.</p></abstract>',
    'One.',
  ],
])('an abstract with %s is read', (_name, abstract, text) => {
  expect(read(abstract).text).toBe(text);
});

it.each([
  ['a name of a month', '<day>2</day><month>March</month><year>2014</year>', '2014-03-02'],
  ['no day that could be', '<day>00</day><month>3</month><year>2014</year>', '2014-03'],
  ['a season', '<season>Spring</season><year>2014</year>', '2014'],
  ['a text', '<string-date>spring of 2014</string-date>', '2014'],
  ['a text in parts', '<string-date><month>5</month>, <year>2014</year></string-date>', '2014-05'],
])('a date with %s is as exact as it can be', (_name, date, day) => {
  expect(read(`<pub-date>${date}</pub-date>`).publicationDate).toBe(day);
});

it('a date is taken as it is stated for machines', () => {
  expect(read('<pub-date iso-8601-date="2014-03-02"><string-date>early</string-date></pub-date>').publicationDate).toBe(
    '2014-03-02',
  );
});

it('authors are those of all groups, a group by its name alone', () => {
  const person = '<contrib><name><surname>One</surname><given-names>Ada</given-names></name></contrib>';
  const meta = `<contrib-group><contrib><collab>The Group<contrib-group>${person}</contrib-group></collab></contrib>
    <contrib><string-name><given-names>Li</given-names><surname>Wu</surname></string-name></contrib></contrib-group>
    <contrib-group>${person}</contrib-group>`;
  expect(read(meta).authors).toEqual(['The Group', 'Li Wu', 'Ada One']);
});

it('keywords are those in the language of the article, without abbreviations', () => {
  const meta = `<kwd-group xml:lang="en"><kwd>Rivers</kwd></kwd-group><kwd-group xml:lang="de"><kwd>Flüsse</kwd></kwd-group>
    <kwd-group kwd-group-type="abbreviations"><kwd>DNA</kwd></kwd-group>
    <kwd-group><unstructured-kwd-group>Lakes; Seas</unstructured-kwd-group></kwd-group>`;
  expect(read(meta).subjects).toEqual(['Rivers', 'Lakes', 'Seas']);
});

it.each([
  ['the next that is given', '<article-id pub-id-type="doi"/><article-id pub-id-type="pmid">7</article-id>', '7'],
  ['a DOI in capitals', '<article-id pub-id-type="DOI">10.5555/x</article-id>', '10.5555/x'],
  [
    'the first of two',
    '<article-id pub-id-type="doi">10.5555/x</article-id><article-id pub-id-type="doi">y</article-id>',
    '10.5555/x',
  ],
  ['one of the publisher', '<article-id pub-id-type="pii">S0001</article-id>', 'S0001'],
  ['one of no kind', '<article-id>a-1</article-id>', 'a-1'],
])('an article has %s for its id', (_name, ids, id) => {
  expect(read(ids).id).toBe(id);
});

it('kinds are told whatever their case is', () => {
  const meta = `<article-categories><subj-group subj-group-type="Heading"><subject>Letter</subject></subj-group></article-categories>
    <contrib-group><contrib contrib-type="Author"><string-name>Li Wu</string-name></contrib></contrib-group>`;
  expect(read(meta)).toMatchObject({ authors: ['Li Wu'], section: ['Letter'] });
  expect(read(meta).subjects).toBeUndefined();
});

it('subjects and keywords of several parts are named by what is no code', () => {
  const parts = (of: string, name: string): string =>
    `<compound-${of}><compound-${of}-part content-type="code">01</compound-${of}-part>
     <compound-${of}-part content-type="text">${name}</compound-${of}-part></compound-${of}>`;
  const subjects = `<article-categories><subj-group>${parts('subject', 'Rivers')}</subj-group></article-categories>`;
  expect(read(subjects).subjects).toEqual(['Rivers']);
  expect(read(`<kwd-group>${parts('kwd', 'Lakes')}<kwd>Seas</kwd></kwd-group>`).subjects).toEqual(['Lakes', 'Seas']);
});

it.each(['', '2014-02-30', 'n.d.'])('a date stated for machines as %j leaves that for people', (stated) => {
  expect(read(`<pub-date iso-8601-date="${stated}"><year>2014</year></pub-date>`).publicationDate).toBe('2014');
});

it('a picture is no abstract where there is another', () => {
  const meta = `<abstract abstract-type="graphical"><p>Figure.</p></abstract>
    <abstract abstract-type="executive-summary"><p>In short.</p></abstract>`;
  expect(read(meta).text).toBe('In short.');
});

it.each([
  ['one', 'Rivers', '<subtitle>Of <italic>England</italic></subtitle>', 'Rivers: Of England'],
  ['one behind a mark', 'Where do rivers end?', '<subtitle>A study</subtitle>', 'Where do rivers end? A study'],
  ['several', 'Rivers', '<subtitle>Part 1</subtitle><subtitle>Beds</subtitle>', 'Rivers: Part 1: Beds'],
  ['none', 'Rivers', '<subtitle/><trans-title-group><trans-title>Flüsse</trans-title></trans-title-group>', 'Rivers'],
])('a title with %s of subtitles is read with it', (_name, title, rest, whole) => {
  expect(read(`<title-group><article-title>${title}</article-title>${rest}</title-group>`).title).toBe(whole);
});

it.each([
  ['a suffix', '<name><surname>One</surname><given-names>Ada</given-names><suffix>Jr.</suffix></name>', 'Ada One Jr.'],
  [
    'a name in parts among its forms',
    '<name-alternatives><string-name>Lǐ</string-name><name><surname>Li</surname></name></name-alternatives>',
    'Li',
  ],
  ['only one in one piece', '<name-alternatives><string-name>Li Wu</string-name></name-alternatives>', 'Li Wu'],
])('an author with %s is named', (_name, contributor, author) => {
  const meta = `<contrib-group><contrib contrib-type="author">${contributor}</contrib></contrib-group>`;
  expect(read(meta).authors).toEqual([author]);
});

it.each([
  ['only a translation', '<trans-abstract xml:lang="de"><p>Kurz.</p></trans-abstract>', 'Kurz.'],
  [
    'a short form before the longer',
    '<abstract abstract-type="short"><p>Short.</p></abstract><abstract abstract-type="structured"><p>Much longer.</p></abstract>',
    'Much longer.',
  ],
  [
    'a picture and a summary',
    '<abstract abstract-type="graphical"><p>A picture of many things.</p></abstract><abstract abstract-type="teaser"><p>One.</p></abstract>',
    'One.',
  ],
])('of an article with %s the text is read', (_name, abstract, text) => {
  expect(read(abstract).text).toBe(text);
});

const pubDate = (format: string, day: number): string =>
  `<pub-date date-type="pub" publication-format="${format}"><day>${day}</day><month>5</month><year>2014</year></pub-date>`;

it.each([
  ['electronic', 'print', '2014-05-01'],
  ['online', 'print', '2014-05-01'],
  ['ePub', 'ppub', '2014-05-01'],
])('of dates of publication the one that is %s comes before %s', (first, second, day) => {
  expect(read(pubDate(second, 9) + pubDate(first, 1)).publicationDate).toBe(day);
});
