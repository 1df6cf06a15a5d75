import { Worker } from 'node:worker_threads';
import type { FromThread, ThreadContract, ToThread } from './thread-contract.js';

export interface ThreadCall<Input, Question, Answer, Note> {
  readonly input: Input;
  readonly signal: AbortSignal;
  answer(question: Question): Promise<Answer>;
  hear(note: Note): void | Promise<void>;
}

const defaultStopTimeoutMs = 2_000;

/** Threads stream: what they read is garbage soon, and must not pile up. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/**
 * Runs a piece of arithmetic in a thread of its own, which ends with it, and answers what it asks. Rejects with the
 * signal's reason when aborted, with what an answer or a hearing failed with, or with what the thread threw.
 */
export async function callThread<Input, Question, Answer, Note, Output>(
  { script, stopTimeoutMs = defaultStopTimeoutMs }: ThreadContract<Input, Question, Answer, Note, Output>,
  { input, signal, answer, hear }: ThreadCall<Input, Question, Answer, Note>,
): Promise<Output> {
  signal.throwIfAborted();
  const worker = new Worker(script, { resourceLimits });
  const send = (message: ToThread<Input, Answer>): void => worker.postMessage(message);
  const { promise, resolve, reject } = Promise.withResolvers<Output>();
  const exited = new Promise<void>((resolveExit) => worker.once('exit', () => resolveExit()));
  const stop = (): void => {
    send({ kind: 'abort' });
    setTimeout(() => worker.terminate(), stopTimeoutMs).unref();
    reject(signal.reason);
  };
  worker.on('message', (message: FromThread<Question, Note, Output>) => {
    if (message.kind === 'tell') void Promise.resolve(hear(message.note)).catch(reject);
    else if (message.kind === 'done') resolve(message.output);
    else {
      const { question } = message;
      answer(message.what).then((given) => send({ kind: 'answer', question, answer: given }), reject);
    }
  });
  worker.on('error', reject);
  worker.once('exit', (code) => reject(new Error(`The thread ended with code ${code} before it was done.`)));
  signal.addEventListener('abort', stop, { once: true });
  try {
    send({ kind: 'begin', input });
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!signal.aborted) await worker.terminate();
    await exited;
  }
}
