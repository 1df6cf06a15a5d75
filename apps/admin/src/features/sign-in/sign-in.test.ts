import { expect, it } from 'vitest';
import { pageAfter } from './sign-in.js';

it.each([
  ['/documents?q=whale', '/documents?q=whale'],
  [null, '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example/', '/'],
])('after signing in, %s leads a curator to %s', (next, page) => {
  expect(pageAfter(next, 'CURATOR')).toBe(page);
});

it.each([
  ['/documents?q=whale', '/documents?q=whale'],
  ['/runs/4', '/try'],
  ['/', '/try'],
  [null, '/try'],
])('after signing in, %s leads a reader to %s', (next, page) => {
  expect(pageAfter(next, 'READER')).toBe(page);
});
