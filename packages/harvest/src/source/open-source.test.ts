import { expect, it } from 'vitest';
import { readRecords } from '../read-records.js';

it('a stream that pauses is read line by line as it comes', async () => {
  const answered: string[] = [];
  let answer = (): void => {};
  async function* written(): AsyncGenerator<Uint8Array> {
    for (const id of ['1', '2', '3']) {
      const isAnswered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      yield Buffer.from(`${JSON.stringify({ id, title: 'Tides' })}\n`);
      await isAnswered;
    }
  }
  for await (const row of readRecords(written(), { patienceMs: 5 })) {
    if ('record' in row) answered.push(row.record.id);
    answer();
  }
  expect(answered).toEqual(['1', '2', '3']);
});
