import { describe, expect, it } from 'vitest';
import { findElement, parseXml, textOf } from './parse-xml.js';

describe('XML', () => {
  it('is read with its namespaces, text folded', () => {
    const root = parseXml('<a:x xmlns:a="urn:a"><y>one  <b>two</b>\n&amp;&#8211;<![CDATA[<3]]></y></a:x>');
    expect([root.name, root.namespace]).toEqual(['x', 'urn:a']);
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
    ['too many levels', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`],
  ])('with %s is refused', (_what, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ name: 'XmlError' }));
  });
});
