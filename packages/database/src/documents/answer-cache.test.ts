import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { AnswerCache } from './answer-cache.js';

let nowMs: number;
let found: number;
let answers: AnswerCache<number>;
beforeEach(() => {
  nowMs = 0;
  found = 0;
  answers = new AnswerCache(() => nowMs);
});

const findIn = (tookMs: number) => async () => {
  nowMs += tookMs;
  found += 1;
  return found;
};
const never = (): Promise<number> => Promise.reject(new Error('It was looked for'));

it('finds anew each time what is found quickly', async () => {
  expect(await answers.get('q', findIn(99))).toBe(1);
  expect(await answers.get('q', findIn(99))).toBe(2);
});

it('remembers what took long, for thirty times as long', async () => {
  expect(await answers.get('q', findIn(200))).toBe(1);
  nowMs += 6_000;
  expect(await answers.get('q', never)).toBe(1);
});

it('gives an old answer once more while it finds a new one', async () => {
  await answers.get('q', findIn(200));
  nowMs += 6_001;
  expect(await answers.get('q', findIn(200))).toBe(1);
  expect(await answers.get('q', never)).toBe(2);
});

it('waits for a new answer where the old one is ten minutes old', async () => {
  await answers.get('q', findIn(200));
  nowMs += 600_001;
  expect(await answers.get('q', findIn(200))).toBe(2);
});

it('looks once for all who ask at the same time, and for each question alone', async () => {
  expect(await Promise.all([answers.get('q', findIn(200)), answers.get('q', never)])).toEqual([1, 1]);
  expect(await answers.get('other', findIn(200))).toBe(2);
});

it('forgets an old answer where no new one could be found, so that the next to ask is told', async () => {
  await answers.get('q', findIn(200));
  nowMs += 6_001;
  expect(await answers.get('q', never)).toBe(1);
  await nextTurn();
  await expect(answers.get('q', never)).rejects.toThrow('It was looked for');
});

it('remembers no more than two hundred answers, the latest', async () => {
  for (let i = 0; i <= 200; i++) await answers.get(`q${i}`, findIn(200));
  expect(await answers.get('q1', never)).toBe(2);
  expect(await answers.get('q0', findIn(200))).toBe(202);
});
