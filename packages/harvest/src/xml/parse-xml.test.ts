import { describe, expect, it } from 'vitest';
import { childrenOf, findElement, parseXml, textOf } from './parse-xml.js';

describe('XML', () => {
  it('is read by local names, text folded', () => {
    const root = parseXml('<a:x xmlns:a="urn:a"><y>one  <b>two</b>\n&amp;&#8211;<![CDATA[<3]]></y></a:x>');
    expect(root.name).toBe('x');
    expect(textOf(findElement(root, 'y'))).toBe('one two &–<3');
  });

  it('may name a document type that it does not declare', () => {
    expect(parseXml('<!DOCTYPE article PUBLIC "-//NLM//DTD" "x.dtd"><article/>').name).toBe('article');
  });

  it.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an unknown entity', '<a>&made-up;</a>'],
    ['an end that is missing', '<a><b>'],
    ['a page instead of XML', '<html><br><p>Sorry</html>'],
    ['nothing', ''],
    ['an attribute that the parser cannot bear', '<a hasOwnProperty="1" b="2"/>'],
    ['too many levels', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`],
  ])('with %s is refused', (_what, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ name: 'XmlError' }));
  });

  it('is read without the body of an article, however long', () => {
    const root = parseXml(`<article><front/><body>${'<p>x</p>'.repeat(300_000)}</body><back/></article>`);
    expect(childrenOf(root).map(({ name }) => name)).toEqual(['front']);
  });

  it('is read without the attributes of the body of an article, however many', () => {
    const root = parseXml(`<article><body>${'<p a="1" b="2">x</p>'.repeat(150_000)}</body><back/></article>`);
    expect(childrenOf(root)).toEqual([]);
  });

  it('may hold 1,000 records of 150 creators', () => {
    const record = `<record>${'<creator>A</creator>'.repeat(150)}</record>`;
    expect(childrenOf(parseXml(`<list>${record.repeat(1_000)}</list>`))).toHaveLength(1_000);
  });

  it('may hold any number of references to tabs and line ends', () => {
    const root = parseXml(`<r>a${'&#13;&#10;&#9;&#xD;&#X0a;&#0009;'.repeat(10_000)}b&#12;c</r>`);
    expect(textOf(root)).toBe('a b c');
  });

  it.each(['&#55349;&#56320;', '&#xD835;&#xdc00;', '&#119808;'])('has one letter where it writes %s', (written) => {
    expect(textOf(parseXml(`<r>a${written}b${written}${written}</r>`))).toBe('a𝐀b𝐀𝐀');
  });

  it.each(['&#55349;', '&#56320;', '&#56320;&#55349;', '&#xD835;x'])('has no half of a letter: %s', (written) => {
    expect(textOf(parseXml(`<r>a ${written}</r>`))).toMatch(/^a x?$|^a( x)?$/);
  });

  it.each([
    ['elements', '<a>x</a>'.repeat(210_000)],
    ['attributes', '<a b="1"/>'.repeat(110_000)],
    ['attributes of one element', `<a ${Array.from({ length: 300_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`],
    ['texts', 'x<!--c-->'.repeat(300_000)],
    ['bare ampersands', '& '.repeat(30_000)],
    ['bare <', '< '.repeat(30_000)],
    ['references to control characters', '&#1;'.repeat(30_000)],
  ])('with too many %s is refused', (_what, inside) => {
    expect(() => parseXml(`<r>${inside}</r>`)).toThrow(expect.objectContaining({ name: 'XmlError', isRefused: true }));
  });
});
