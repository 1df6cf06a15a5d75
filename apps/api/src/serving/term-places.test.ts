import { expect, it } from 'vitest';
import { TermPlaces } from './term-places.js';

it('gives the first 100 places of a term', () => {
  const places = new TermPlaces({ title: '', text: 'ice '.repeat(1_000) });
  expect(places.inText('ice')).toHaveLength(100);
  expect(places.inText('ice').at(-1)).toEqual({ start: 396, end: 399 });
});

it.each([
  ['a word wherever it stands, in any case', 'ice', 'Ice', 'Old ICE, new ice; icebergs.', ['Ice'], ['ICE', 'ice']],
  ['a pair with what stands between its words', 'sea ice', 'No', 'Sea-ice and sea  ice.', [], ['Sea-ice', 'sea  ice']],
  [
    'a pair over stop words that a learner leaves out',
    'state art',
    '',
    'The state of the art.',
    [],
    ['state of the art'],
  ],
  ['words beyond the basic plane', '𐐨𐐩', '', 'x 𐐀𐐩 y', [], ['𐐀𐐩']],
  ['nothing where the term is not', 'snow', 'Ice', 'ice', [], []],
])('finds %s', (_name, term, title, text, inTitle, inText) => {
  const places = new TermPlaces({ title, text });
  expect(places.inTitle(term).map(({ start, end }) => title.slice(start, end))).toEqual(inTitle);
  expect(places.inText(term).map(({ start, end }) => text.slice(start, end))).toEqual(inText);
});
