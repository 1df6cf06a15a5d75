import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';

const zip = (name: string): Buffer =>
  Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), Buffer.alloc(20), Buffer.from(name)]);
const zotero = 'Open it in a reference manager such as Zotero, export the records as CSV, and import that.';

describe('a file that holds no records', () => {
  it.each([
    ['a spreadsheet', zip('[Content_Types].xml xl/workbook.xml'), 'a spreadsheet. Save the sheet as CSV (UTF-8)'],
    ['a Word document', zip('[Content_Types].xml word/document.xml'), 'a Word or other text document. Put the texts'],
    ['a zip file', zip('notes'), 'a spreadsheet or another zip file'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel or Word file. Save the sheet as CSV'],
    ['a PDF', '%PDF-1.7\n', 'a PDF. Put the texts into a table with the columns title and text'],
    ['a pickle', Buffer.from('800495a1000000', 'hex'), 'a pickle of Python'],
    ['an array', Buffer.from('\u0093NUMPY\u0001\u0000', 'latin1'), 'an array of numpy'],
    ['a packed archive', gzipSync(`docs${'\u0000'.repeat(253)}ustar\u000000`), 'a tar archive. Unpack it'],
    ['a web page', '\n<!DOCTYPE html><html>', 'a web page. Export its records as CSV'],
    ['XML', '<?xml version="1.0"?><docs/>', 'XML other than JATS'],
    ['XML without a declaration', '<docs>\n<doc><title>A</title></doc></docs>', 'a web page, or XML other than JATS'],
    ['a feed', '<?xml version="1.0"?>\n<rss version="2.0"/>', 'a feed.'],
    ['RDF', '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"/>', 'RDF. If it states subjects, import it as a vocabulary'],
    ['Turtle', '@prefix skos: <http://x.org/> .\n', 'RDF (Turtle)'],
    ['N-Triples', '<http://x.org/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Whales" .\n', 'RDF (N-Triples).'],
    ['N-Triples of a blank node', '_:b1 <urn:x:label> "Whales" .\n', 'RDF (N-Triples).'],
    ['a dump of a database', '-- MySQL dump 10\n\nINSERT INTO t VALUES (1);\n', 'SQL.'],
    ['a script of a database', 'set names utf8;\n', 'SQL.'],
    ['YAML', '- id: 1\n  title: A\n', 'YAML.'],
    ['LaTeX', '% A paper\n\\documentclass{article}\n', 'a LaTeX document.'],
    [
      'R’s own table',
      '"title" "text"\n"1" "Whales" "They sing."\n',
      'a table with blanks between its columns. Write it',
    ],
    ['numbers', Buffer.alloc(400), 'not a text file'],
  ])('as %s is refused with what to do', async (_what, content, says) => {
    await expect(readContent(content)).rejects.toThrow(says);
  });
});

it('is a table, whatever the first of its columns is called', async () => {
  expect((await readContent('set no,title\n1,Whales\n')).records).toMatchObject([{ title: 'Whales' }]);
});

describe('a file of literature', () => {
  it.each([
    ['RIS', 'TY  - JOUR\nTI  - Whales\nER  - \n', `a RIS file. ${zotero}`],
    ['RIS under remarks', '\r\nProvider: X\r\nContent: text\r\n\r\nTY  - JOUR\r\n', `a RIS file. ${zotero}`],
    ['BibTeX', '@article{smith2020,\n  title = {Whales}\n}\n', `a BibTeX file. ${zotero}`],
    ['BibTeX under remarks', `% Encoding: UTF-8\n${'\n'.repeat(3_000)}@Comment{jabref-meta: x;}\n`, 'a BibTeX file.'],
    ['nbib of PubMed', '\nPMID- 123\nOWN - NLM\n', `a PubMed file (nbib). ${zotero}`],
    ['XML of PubMed', '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet><PubmedArticleSet>', 'a PubMed file (XML).'],
    ['XML of EndNote', '<xml><records><record/></records></xml>', `an EndNote file (XML). ${zotero}`],
    ['refer of EndNote', '%0 Journal Article\n%T Whales\n', `an EndNote file (refer). ${zotero}`],
    ['MARC', '00126cam a2200061 a 4500245001500000\u001e10\u001faWhales.\u001e', `a MARC file. ${zotero}`],
    ['XML of MARC', '<collection xmlns="http://www.loc.gov/MARC21/slim"><record/>', 'a MARC file (XML).'],
    [
      'tags of Web of Science',
      '\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\n',
      'a tagged file of Web of Science.',
    ],
  ])('as %s is refused with what to do', async (_what, content, says) => {
    await expect(readContent(content)).rejects.toThrow(says);
  });

  it('as the table of Web of Science is read, its keywords too', async () => {
    const { records } = await readContent(
      '\ufeffPT\tAU\tTI\tDE\tID\tAB\tUT\nJ\tDoe, A\tWhales\tsea; song\tX\tThey sing.\tW1\n',
    );
    expect(records).toEqual([{ id: 'W1', title: 'Whales', text: 'They sing.', subjects: ['sea', 'song'] }]);
  });
});
