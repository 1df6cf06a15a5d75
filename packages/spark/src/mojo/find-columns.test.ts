import { expect, it } from 'vitest';
import { columnFinder, requireInput } from './find-columns.js';

const model = {
  inputs: [
    { name: 'height', levels: null },
    { name: 'mass', levels: null },
  ],
  offsetColumn: 'off',
};
const types = new Map([
  ['height', 'double'],
  ['kg', 'string'],
]);

it('an input is the column that is named for it, or the one of its name', () => {
  const find = columnFinder(model, new Map([['mass', 'kg']]), types);
  expect(['height', 'mass', 'off'].map(find)).toEqual([
    { name: 'height', kind: 'number' },
    { name: 'kg', kind: 'text' },
    null,
  ]);
});

it.each([
  ['a column that is not there', new Map([['mass', 'kilos']]), 'The table has no column "kilos".'],
  [
    'an input that is not there',
    new Map([['weight', 'kg']]),
    'The model has no input "weight"; it has "height", "mass".',
  ],
])('refuses %s', (_what, columns, reason) => {
  expect(() => columnFinder(model, columns, types)).toThrow(reason);
});

it('a table needs one of the inputs, or every row would score the same', () => {
  expect(() => requireInput(model, columnFinder(model, new Map(), types))).not.toThrow();
  const semicolons = new Map([['height;mass', 'string']]);
  expect(() => requireInput(model, columnFinder(model, new Map(), semicolons))).toThrow(
    'The table has none of the model\'s inputs: "height", "mass".',
  );
});
