import { describe, expect, it } from 'vitest';
import { hashContent, idFractionOf, type PrepareTools, prepareDocument } from './prepare-document.js';

const tools: PrepareTools = {
  detectLanguage: (text) => (text.includes('und') ? 'de' : 'en'),
  rules: { minWords: 3, languages: [] },
};
const record = { id: 'a1', title: 'On <i>rivers</i>', text: 'They flow to the sea.', subjects: ['/Earth/Water'] };
const row = (change: object = {}) => ({ line: 7, record: { ...record, ...change } });

describe('prepareDocument', () => {
  it('keeps what was received beside what is clean', () => {
    expect(prepareDocument('test', row(), tools)).toMatchObject({
      line: 7,
      externalId: 'a1',
      rawTitle: 'On <i>rivers</i>',
      title: 'On rivers',
      text: 'They flow to the sea.',
      outlier: null,
      subjects: ['/Earth/Water'],
    });
  });

  it.each([
    ['no words at all', { title: '<p></p>', text: ' ' }, 'NEITHER_TITLE_NOR_TEXT'],
    ['a blank id', { id: ' \u0000' }, 'INVALID_RECORD'],
    ['an endless id', { id: 'x'.repeat(501) }, 'INVALID_RECORD'],
    ['an endless title', { title: 'x'.repeat(2_001) }, 'TEXT_TOO_LONG'],
    ['an endless text', { text: 'x'.repeat(200_001) }, 'TEXT_TOO_LONG'],
  ])('refuses %s', (_name, change, code) => {
    expect(prepareDocument('test', row(change), tools)).toMatchObject({ line: 7, code });
  });

  it.each([
    ['fewer words than the rule wants', { title: 'Two words', text: '' }, [], 'too_few_words'],
    ['as many words as the rule wants', { title: 'Three whole words', text: '' }, [], null],
    ['words without spaces between them', { title: '降水变化与水稻产量', text: '' }, [], null],
    ['a foreign language', { title: 'Berge und Täler' }, ['en', 'fr'], 'wrong_language'],
    ['one of the languages', { title: 'Berge und Täler' }, ['en', 'de'], null],
    ['any language where none is named', { title: 'Berge und Täler' }, [], null],
  ])('judges %s', (_name, change, languages, outlier) => {
    const prepared = prepareDocument('test', row(change), { ...tools, rules: { minWords: 3, languages } });
    expect(prepared).toMatchObject({ outlier });
  });

  it('drops what Postgres cannot hold', () => {
    expect(prepareDocument('test', row({ title: 'a\u0000b \ud800 c' }), tools)).toMatchObject({
      rawTitle: 'ab \ufffd c',
      title: 'ab \ufffd c',
    });
  });
});

describe('hashContent', () => {
  it('is the same in upper and lower case', () => {
    expect(hashContent('On Rivers', 'FLOW')).toEqual(hashContent('on rivers', 'flow'));
  });

  it('tells title from text', () => {
    expect(hashContent('a', 'b')).not.toEqual(hashContent('a b', ''));
  });
});

describe('idFractionOf', () => {
  it('holds a fifth out, and depends on the source', () => {
    const fractions = Array.from({ length: 5_000 }, (_, i) => idFractionOf('plos', `10.1371/${i}`));
    const heldOut = fractions.filter((fraction) => fraction < 200).length;
    expect(Math.abs(heldOut / fractions.length - 0.2)).toBeLessThan(0.02);
    expect(fractions.some((fraction, i) => fraction !== idFractionOf('other', `10.1371/${i}`))).toBe(true);
    expect([Math.min(...fractions) >= 0, Math.max(...fractions) <= 999]).toEqual([true, true]);
  });
});
