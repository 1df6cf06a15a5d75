import 'reflect-metadata';
import { expect, it } from 'vitest';
import { statusOf } from './answer-status.js';

const failed = (code: string) => [{ message: 'It failed.', extensions: { code } }];

it.each([
  ['OVERLOADED', 503],
  ['UNAVAILABLE', 503],
  ['TIMED_OUT', 503],
  ['TOO_MANY_REQUESTS', 429],
  ['NOT_FOUND', 200],
  ['INTERNAL_SERVER_ERROR', 200],
])('of an answer without data for %s is %i', (code, status) => {
  expect(statusOf({ data: null, errors: failed(code) })).toBe(status);
});

it('is 200 where part of what was asked for is there', () => {
  expect(statusOf({ data: { documents: null }, errors: failed('OVERLOADED') })).toBe(200);
});
