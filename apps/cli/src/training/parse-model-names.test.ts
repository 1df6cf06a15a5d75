import { expect, it } from 'vitest';
import { parseModelNames } from './parse-model-names.js';

it('a model is a recipe with what it learns from beside words', () => {
  expect(parseModelNames('linear, cnn+vectors', { vectors: true, encoder: false })).toEqual([
    { name: 'linear', recipe: 'linear', addition: null },
    { name: 'cnn+vectors', recipe: 'cnn', addition: 'vectors' },
  ]);
});

const none = { vectors: false, encoder: false };
it.each([
  { list: 'linear', given: none, rule: 'two or more' },
  { list: 'linear,linear', given: none, rule: 'each model once; got "linear" twice' },
  { list: 'linear,linear+vectors', given: none, rule: '"linear+vectors" needs option --embeddings' },
  { list: 'linear,linear+encoder', given: none, rule: '"linear+encoder" needs option --encoder' },
  { list: 'linear,linear+magic', given: none, rule: 'got "linear+magic"' },
  { list: 'linear,cnn+vectors+encoder', given: none, rule: 'got "cnn+vectors+encoder"' },
  { list: 'linear,cnn', given: { vectors: true, encoder: false }, rule: '"+vectors"; there is none' },
])('$list is refused: $rule', ({ list, given, rule }) => {
  expect(() => parseModelNames(list, given)).toThrow(rule);
});
