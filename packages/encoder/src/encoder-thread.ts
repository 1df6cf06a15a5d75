import { Worker } from 'node:worker_threads';
import { EncoderError } from './encoder-error.js';
import type { EncoderFileSet } from './encoder-files.js';
import type { FromEncoder, ToEncoder } from './encoding-messages.js';

/** An encoder in a thread of its own, which takes text after text. It keeps the process alive only while it works. */
export class EncoderThread implements AsyncDisposable {
  private last: Promise<unknown> = Promise.resolve();
  private waiting: PromiseWithResolvers<FromEncoder> | null = null;
  private ended: Error | null = null;
  dimensions = 0;
  /** Of TensorFlow.js. */
  backend = '';

  private constructor(private readonly worker: Worker) {
    worker.on('message', (message: FromEncoder) => this.settle(({ resolve }) => resolve(message)));
    worker.once('error', (error) => this.end(error));
    worker.once('exit', () => this.end(new Error('The thread of the encoder has ended.')));
  }

  /** Throws EncoderError where the files are not those of an encoder that can be run. */
  static async open(files: EncoderFileSet): Promise<EncoderThread> {
    const thread = new EncoderThread(
      new Worker(new URL('./encoding-thread.js', import.meta.url), { workerData: files }),
    );
    const ready = await thread.receive();
    if (ready.kind === 'ready') {
      thread.dimensions = ready.dimensions;
      thread.backend = ready.backend;
      return thread;
    }
    await thread[Symbol.asyncDispose]();
    throw new EncoderError(ready.kind === 'refused' ? ready.message : 'The encoder thread sent an unexpected message.');
  }

  /** A vector of length 1, after those asked for before. Rejects with the signal's reason where nobody waits any more. */
  encode(text: string, signal?: AbortSignal): Promise<Float32Array> {
    const turn = this.last.then(() => {
      signal?.throwIfAborted();
      return this.encodeNow({ text });
    });
    this.last = turn.catch(() => {});
    return turn;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.worker.terminate();
  }

  private async encodeNow(asked: ToEncoder): Promise<Float32Array> {
    if (this.ended !== null) throw this.ended;
    this.worker.ref();
    this.worker.postMessage(asked);
    const answer = await this.receive();
    if (answer.kind !== 'encoded') throw new Error('The encoder thread sent an unexpected message.');
    return answer.vector;
  }

  private receive(): Promise<FromEncoder> {
    this.waiting = Promise.withResolvers<FromEncoder>();
    return this.waiting.promise;
  }

  private settle(how: (waiting: PromiseWithResolvers<FromEncoder>) => void): void {
    const { waiting } = this;
    this.waiting = null;
    this.worker.unref();
    if (waiting !== null) how(waiting);
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.settle(({ reject }) => reject(error));
  }
}
