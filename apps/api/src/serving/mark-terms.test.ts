import { expect, it } from 'vitest';
import { markTerms } from './mark-terms.js';

function mark(term: string, title: string, text: string) {
  const [marked] = markTerms({ id: '1', title, text }, [{ term, contribution: 1 }]);
  const cut = (from: string, spans: readonly { start: number; end: number }[] = []) =>
    spans.map(({ start, end }) => from.slice(start, end));
  return { title: cut(title, marked?.titleSpans), text: cut(text, marked?.textSpans) };
}

it.each([
  ['a word wherever it stands, in any case', 'ice', 'Ice', 'Old ICE, new ice; icebergs.', ['Ice'], ['ICE', 'ice']],
  ['a pair with what stands between its words', 'sea ice', 'No', 'Sea-ice and sea  ice.', [], ['Sea-ice', 'sea  ice']],
  [
    'a pair over the stop words that a learner leaves out',
    'state art',
    '',
    'The state of the art.',
    [],
    ['state of the art'],
  ],
  ['words beyond the basic plane', '𐐨𐐩', '', 'x 𐐀𐐩 y', [], ['𐐀𐐩']],
  ['nothing where the term is not', 'snow', 'Ice', 'ice', [], []],
])('marks %s', (_name, term, title, text, inTitle, inText) => {
  expect(mark(term, title, text)).toEqual({ title: inTitle, text: inText });
});
