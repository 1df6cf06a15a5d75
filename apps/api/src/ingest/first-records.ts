import { AppError } from '@classmark/domain';
import { z } from 'zod';
import { ThreadPlaces } from '../threads/thread-places.js';
import type { FileBeginning, FirstRecord } from './first-record.js';

/** A thread that does one thing. */
interface ReadingThread {
  readonly result: Promise<unknown>;
  stop(): Promise<void>;
}

type StartThread = (entry: URL, task: FileBeginning) => ReadingThread;

const entry = new URL('./first-record-thread.js', import.meta.url);

const answer = z.union([
  z.object({ record: z.object({ title: z.string(), text: z.string() }) }),
  z.object({ refusal: z.string() }),
]);

const mostAtOnce = 2;
/** What an honest file takes is a fraction of it. */
const mostMs = 5_000;
const tookTooLong = `The file’s beginning takes longer than ${mostMs / 1_000} s to read.`;

/**
 * Reads first records in threads of their own: a file may be made to be read slowly, and who wrote it shall hold up
 * nobody else, nor be read for longer than its time.
 */
export class FirstRecords {
  private readonly places = new ThreadPlaces(mostAtOnce, 'Other files are being read; try again in a few seconds.');

  constructor(private readonly startThread: StartThread) {}

  /** @throws AppError where no record can be read, or not in time, or others are being read */
  async read(beginning: FileBeginning, asked: AbortSignal): Promise<FirstRecord> {
    using _place = this.places.take();
    asked.throwIfAborted();
    const thread = this.startThread(entry, beginning);
    const ended = Promise.withResolvers<never>();
    const leave = () => ended.reject(asked.reason);
    asked.addEventListener('abort', leave);
    const timer = setTimeout(() => ended.reject(new AppError('INVALID_INPUT', tookTooLong)), mostMs);
    try {
      const read = answer.parse(await Promise.race([thread.result, ended.promise]));
      if ('record' in read) return read.record;
      throw new AppError('INVALID_INPUT', read.refusal);
    } finally {
      clearTimeout(timer);
      asked.removeEventListener('abort', leave);
      await thread.stop();
    }
  }
}
