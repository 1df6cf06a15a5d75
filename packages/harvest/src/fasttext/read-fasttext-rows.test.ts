import { expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';

const content = '__label__Sea __label__Music Whales sing , and swim .\n\nAnts walk . __label__Land\nNobody knows .\n';

it.each([{}, { fileName: 'train.txt' }, { format: 'fasttext' }] as const)(
  'a text a line is read, what is marked as a label are its subjects (%j)',
  async (options) => {
    const { records, wrong } = await readContent(content, options);
    expect(records.map(({ text, subjects }) => [text, subjects])).toEqual([
      ['Whales sing , and swim .', ['Sea', 'Music']],
      ['Ants walk .', ['Land']],
      ['Nobody knows .', []],
    ]);
    expect(wrong).toEqual([]);
  },
);

it('is told from a table by labels behind the first text, too', async () => {
  const { records } = await readContent('Whales sing . __label__Sea __label__Music\nAnts walk . __label__Land\n');
  expect(records.map(({ text, subjects }) => [text, subjects])).toEqual([
    ['Whales sing .', ['Sea', 'Music']],
    ['Ants walk .', ['Land']],
  ]);
});

it('is not seen in records that speak of labels', async () => {
  const { records } = await readContent('{"id": "a", "title": "What is __label__Sea"}\n');
  expect(records.map(({ title }) => title)).toEqual(['What is __label__Sea']);
});
