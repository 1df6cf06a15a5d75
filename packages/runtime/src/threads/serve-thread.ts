import { parentPort, type TransferListItem } from 'node:worker_threads';
import type { FromThread, ThreadContract, ToThread } from './thread-contract.js';

export interface ThreadSide<Question, Answer, Note> {
  readonly signal: AbortSignal;
  ask(question: Question): Promise<Answer>;
  tell(note: Note): void;
}

/** The thread's side of `callThread`: does the work once, with what it gives back transferred where `transfer` says. */
export function serveThread<Input, Question, Answer, Note, Output>(
  _contract: ThreadContract<Input, Question, Answer, Note, Output>,
  work: (
    input: Input,
    side: ThreadSide<Question, Answer, Note>,
  ) => Promise<{ output: Output; transfer?: TransferListItem[] }>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a thread only.');
  const controller = new AbortController();
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  const send = (message: FromThread<Question, Note, Output>, transfer: TransferListItem[] = []): void =>
    port.postMessage(message, transfer);
  const side: ThreadSide<Question, Answer, Note> = {
    signal: controller.signal,
    ask: (what) => {
      const question = asked++;
      send({ kind: 'ask', question, what });
      return new Promise((resolve) => waiting.set(question, resolve));
    },
    tell: (note) => send({ kind: 'tell', note }),
  };
  const begin = async (input: Input): Promise<void> => {
    const { output, transfer } = await work(input, side);
    send({ kind: 'done', output }, transfer);
  };
  port.on('message', (message: ToThread<Input, Answer>) => {
    if (message.kind === 'begin') void begin(message.input);
    else if (message.kind === 'abort') {
      controller.abort();
      port.close();
    } else {
      waiting.get(message.question)?.(message.answer);
      waiting.delete(message.question);
    }
  });
}
