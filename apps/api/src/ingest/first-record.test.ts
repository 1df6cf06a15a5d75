import { maxBeginningBytes } from '@classmark/domain';
import { expect, it } from 'vitest';
import { readFirstRecord } from './first-record.js';

const beginningOf = (text: string) => ({
  fileName: 'long.csv',
  bytes: Buffer.from(text).subarray(0, maxBeginningBytes),
});
const quoted = (line: string, times: number) => `title,text\n"A title","${line.repeat(times)}"\n"Another","Short"\n`;

it.each([
  ['lines of words', 'Words alone\n'],
  ['lines that look like records', 'Words, and more words\n'],
])('says that a first record of %s ends beyond what is read', async (_what, line) => {
  await expect(readFirstRecord(beginningOf(quoted(line, 100_000)))).rejects.toMatchObject({
    message: 'No record can be read of "long.csv": its first record ends beyond the 1,000,000 bytes that are read.',
  });
});

it('reads a first record whose line ends are quoted, though a later one is cut off', async () => {
  const text = `title,text\n"A title","One\ntwo"\n"Another","${'Words, and more words\n'.repeat(100_000)}"\n`;
  expect(await readFirstRecord(beginningOf(text))).toEqual({ title: 'A title', text: 'One\ntwo' });
});

it('says of a whole file that a quote is never closed', async () => {
  await expect(readFirstRecord(beginningOf('title,text\n"A title","Words\n'))).rejects.toMatchObject({
    message: 'No record can be read of "long.csv": A quote that opens on this line is never closed.',
  });
});
