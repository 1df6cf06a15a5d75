import { expect, it } from 'vitest';
import { LatestDocuments } from './latest-documents.js';

const mebibyte = 2 ** 20;

it.each([
  { letters: 'of one byte', letter: 'a', bytes: 1 },
  { letters: 'of two bytes', letter: 'é', bytes: 2 },
  { letters: 'of three bytes', letter: '潮', bytes: 3 },
])('the latest documents take 8 MiB of letters $letters', ({ letter, bytes }) => {
  const latest = new LatestDocuments();
  const text = letter.repeat(mebibyte / 4);
  const labels = { yes: new Uint32Array(), no: 'rest' } as const;
  const pushed = Array.from({ length: 50 }, (_, i) => ({ id: `${i}`, title: '', text }));
  const pushedOut = pushed.flatMap((document) => latest.push(document, labels));
  const { documents } = latest.finish();
  expect(documents).toHaveLength(Math.floor(32 / bytes));
  expect(documents.at(-1)?.id).toBe('49');
  expect([...pushedOut.map(({ document }) => document), ...documents].map(({ id }) => id)).toEqual(
    pushed.map(({ id }) => id),
  );
});
