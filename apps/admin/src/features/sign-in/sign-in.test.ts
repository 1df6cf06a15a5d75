import { expect, it } from 'vitest';
import { safeNext } from './sign-in.js';

it.each([
  ['/documents?q=whale', '/documents?q=whale'],
  [null, '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example/', '/'],
])('after signing in, %s leads to %s', (next, page) => {
  expect(safeNext(next)).toBe(page);
});
