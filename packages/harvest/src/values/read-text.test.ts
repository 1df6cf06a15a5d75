import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';

describe('a title or text', () => {
  it.each([
    ['a number', 1984, '1984'],
    ['nothing', null, ''],
    ['an empty object', {}, ''],
    ['in several languages', { de: 'Pegel', en: 'Gauge' }, 'Gauge'],
    ['in languages without English', { de: 'Pegel', 'pt-BR': 'Mar\u00e9' }, 'Pegel'],
    ['a list in each language', { en: ['One.', 'Two.'], de: ['Eins.'] }, 'One.\nTwo.'],
    ['with its language', { '@language': 'en', '@value': 'Gauge' }, 'Gauge'],
    ['of WordPress', { rendered: '<p>One.</p>', protected: false }, '<p>One.</p>'],
    ['of PubMed', { AbstractText: [{ '@Label': 'AIM', '#text': 'One.' }, 'Two.'] }, 'One.\nTwo.'],
    [
      'in sections',
      [
        { section: 'A', paragraphs: ['One.', 'Two.'] },
        { heading: 'B', text: 'Three.' },
      ],
      'One.\nTwo.\nThree.',
    ],
    ['an index with any words', { text: [1], en: [2], The: [0] }, 'The text en'],
  ])('may be %s', (_what, value, text) => {
    expect(readText(value)).toBe(text);
  });

  it.each([[true], [{ url: 'http://x.org', kind: 'pdf' }], [['One.', false]]])('is not %j', (value) => {
    expect(readText(value)).toBeNull();
  });
});
