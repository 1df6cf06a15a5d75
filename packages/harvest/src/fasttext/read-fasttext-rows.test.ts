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
