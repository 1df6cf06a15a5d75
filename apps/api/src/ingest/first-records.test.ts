import { expect, it, vi } from 'vitest';
import { FirstRecords } from './first-records.js';

const beginning = { fileName: 'a.jsonl', bytes: Buffer.from('{"title": "Ebb"}\n') };
const record = { title: 'Ebb', text: '' };

/** Threads that answer when they are told to. */
function startThreads() {
  const threads: { answer(value: unknown): void; isStopped: boolean }[] = [];
  const firstRecords = new FirstRecords(() => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const thread = { answer: resolve, isStopped: false };
    threads.push(thread);
    const stop = async () => {
      thread.isStopped = true;
    };
    return { result: promise, stop };
  });
  return { threads, read: (signal = new AbortController().signal) => firstRecords.read(beginning, signal) };
}

it('gives what the thread reads, and ends the thread', async () => {
  const { threads, read } = startThreads();
  const reading = read();
  threads[0]?.answer({ record });
  expect(await reading).toEqual(record);
  expect(threads).toMatchObject([{ isStopped: true }]);
});

it('says why nothing could be read', async () => {
  const { threads, read } = startThreads();
  const reading = read();
  threads[0]?.answer({ refusal: 'It has none.' });
  await expect(reading).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'It has none.' });
});

it('ends the thread with the request, however long it would read', async () => {
  const { threads, read } = startThreads();
  const leaving = new AbortController();
  const reading = read(leaving.signal);
  leaving.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(threads).toMatchObject([{ isStopped: true }]);
});

it('refuses a third while two are being read, and takes it afterwards', async () => {
  const { threads, read } = startThreads();
  const readings = [read(), read()];
  await expect(read()).rejects.toMatchObject({ code: 'OVERLOADED' });
  for (const thread of threads) thread.answer({ record });
  await Promise.all(readings);
  const later = read();
  threads[2]?.answer({ record });
  expect(await later).toEqual(record);
});

it('says that the file is at fault where it takes too long to read, and ends the thread', async () => {
  vi.useFakeTimers();
  const { threads, read } = startThreads();
  const refused = expect(read()).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'The file’s beginning takes longer than 5 s to read.',
  });
  await vi.advanceTimersByTimeAsync(5_000);
  await refused;
  expect(threads).toMatchObject([{ isStopped: true }]);
  vi.useRealTimers();
});
