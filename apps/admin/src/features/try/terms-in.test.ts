import { expect, it } from 'vitest';
import { termsIn } from './terms-in.js';

const terms = [{ contribution: 1, spans: [{ start: 0, end: 3 }] }];

it('leaves places where they are in a text that was read as typed', () => {
  expect(termsIn('sea', 'sea', terms)).toEqual(terms);
});

it('moves places behind space that was cut', () => {
  expect(termsIn('\n sea ', 'sea', terms)).toEqual([{ contribution: 1, spans: [{ start: 2, end: 5 }] }]);
});

it('says that markup lies between', () => {
  expect(termsIn('<i>s</i>ea', 'sea', terms)).toBeNull();
});
