import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.js';

/** What cleaning does to a text without markup and entities. */
function cleanPlainly(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u00ad\ufeff\u200b]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim();
}

describe('a cleaned text', () => {
  it.each([
    ['parts paragraphs', '<p>One</p><p>Two</p>', 'One Two'],
    ['joins what inline elements part', 'H<sub>2</sub>O of <i>E. coli</i>', 'H2O of E. coli'],
    ['has no tags with attributes', '<a href="x" class=\'y\' id=z>link</a>', 'link'],
    ['has no JATS, whatever its prefix', '<jats:title>Aim</jats:title><jats:p>To see</jats:p>', 'Aim To see'],
    ['has no scripts and styles', 'a<script>alert("b")</script> c<style>p{}</style>', 'a c'],
    ['has no comments, doctypes and instructions', '<!doctype html><?xml v?><!-- x -->a', 'a'],
    ['keeps what CDATA holds', '<![CDATA[x < y & z]]>', 'x < y & z'],
    ['has its entities decoded', '&eacute;&#233;&#xe9; &lt; &amp; &nbsp;', 'ééé < &'],
    ['has no markup that was escaped', '&lt;i&gt;E. coli&lt;/i&gt; &amp;lt;b&amp;gt;x', 'E. coli x'],
    ['is in normal form C', 'cafe\u0301', 'café'],
    ['has one space for any white space', ' a\t\n\u00a0 b\u2003c ', 'a b c'],
    ['has no control characters', 'a\u0000b\u0007c', 'a b c'],
    ['has no soft hyphens', 'hy\u00adphen', 'hyphen'],
    ['has no lone surrogates', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_what, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it.each([
    'a < b and c > d',
    'p<0.05 & q>3',
    'if a<b then',
    'a<b and c>d',
    'mean <y> of x',
    'R&D at AT&T, 5 &unknown; x',
    '<p never closed',
    '<!-- never closed',
    '1 <! 2',
  ])('keeps "%s", which is no markup', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('is the same whether or not it can be told at a glance that nothing is to be done', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const piece = fc.oneof(
      unit,
      fc.constantFrom('a', 'gene ', ' ', '\u00a0', 'é', '日本', 'e\u0301', '😀', 'x'.repeat(15)),
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('').replaceAll(/[<&]/g, ''));
    fc.assert(
      fc.property(text, (raw) => {
        expect(cleanText(raw)).toBe(cleanPlainly(raw));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is right for every single UTF-16 unit amid others', () => {
    for (let code = 0; code < 0x10000; code++) {
      const text = `ab${String.fromCharCode(code)}cd`;
      if (cleanText(text) !== cleanPlainly(text)) expect.fail(`U+${code.toString(16)}`);
    }
  });

  it.each([65_534, 65_535, 65_536, 131_070, 131_071])(
    'is right where something odd stands at %i of a long text',
    (place) => {
      const text = `${'a'.repeat(place)}\u00a0 ${'b'.repeat(70_000)}`;
      expect(cleanText(text)).toBe(`${'a'.repeat(place)} ${'b'.repeat(70_000)}`);
    },
  );

  it('stays as it is when cleaned again', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '&', '<p>', '</b>', '&lt;', '<b', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const clean = cleanText(cleanText(pieces.join('')));
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it.each(['<b>', '<p>', '</p>', '<!--', '<![CDATA[', '<?', '<', '&', '&amp;', '<a b="', '<script>', '<x:style>'])(
    'takes time in proportion to the text, made of %s alone',
    (piece) => {
      const text = piece.repeat(200_000);
      const started = process.cpuUsage();
      cleanText(text);
      expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
    },
  );
});
