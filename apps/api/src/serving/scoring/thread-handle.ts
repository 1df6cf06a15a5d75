import { Worker } from 'node:worker_threads';
import { outputOf } from '../../threads/answer-or-refuse.js';
import type { Errand, SharedVersion } from './errand.js';
import type { Order, TaskOutcome } from './thread-messages.js';

/** What a thread has to do at a time: more would wait longer for long texts, and could be given to others. */
const mostLoad = 100_000;
/** Of whatever it is asked, as characters. */
const leastLoad = 1_000;

/** What is made of a text is garbage soon. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

interface Listener {
  /** There is room for more. */
  onFree(): void;
  /** It ended, without having done this. */
  onEnd(lost: readonly Errand[], reason: unknown): void;
}

interface Sent {
  /** Null for what nobody waits for. */
  readonly errands: readonly (Errand | null)[];
  readonly load: number;
}

/** A thread in which versions are asked, started when it is first needed and again after it ended. */
export class ThreadHandle implements AsyncDisposable {
  /** In characters. */
  load = 0;
  private worker: Worker | null = null;
  /** Keys of the versions in its memory. */
  private known = new Set<number>();
  /** In the order in which it answers. */
  private readonly sent: Sent[] = [];

  constructor(
    private readonly script: URL,
    private readonly listener: Listener,
  ) {}

  /** What a thread has ended with is sent by itself, so that nothing else is lost by it again. */
  hasRoomFor(errands: readonly Errand[]): boolean {
    if (errands.length === 1 && this.sent.length === 0) return true;
    const isAlone = this.sent.some(({ errands: before }) => before.some((errand) => isRetried(errand)));
    return !isAlone && !errands.some(isRetried) && this.load + loadOf(errands) <= mostLoad;
  }

  /** @throws where no thread can be started, or a message cannot be made; then nothing is under way that was not before */
  send(errands: readonly Errand[]): void {
    const known = new Set(this.known);
    const orders: Order[] = [];
    const waiting: (Errand | null)[] = [];
    const add = (order: Order, errand: Errand | null) => {
      orders.push(order);
      waiting.push(errand);
    };
    for (const errand of errands) order(errand, known, add);
    this.tell(orders, { errands: waiting, load: loadOf(errands) });
    this.known = known;
  }

  close({ key }: SharedVersion): void {
    if (this.known.delete(key)) this.tell([{ kind: 'close', key }], { errands: [null], load: 0 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private tell(orders: readonly Order[], sent: Sent): void {
    this.worker ??= this.start();
    this.worker.postMessage(orders);
    this.sent.push(sent);
    this.load += sent.load;
  }

  private start(): Worker {
    const worker = new Worker(this.script, { resourceLimits });
    worker.unref();
    worker.on('message', (outcomes: readonly TaskOutcome<never>[]) => this.settle(outcomes));
    worker.once('error', (error) => this.end(worker, error));
    worker.once('exit', (code) => this.end(worker, new Error(`The thread ended with code ${code}.`)));
    return worker;
  }

  private settle(outcomes: readonly TaskOutcome<never>[]): void {
    const done = this.sent.shift();
    this.load -= done?.load ?? 0;
    for (const [i, errand] of done?.errands.entries() ?? []) {
      const outcome = outcomes[i];
      if (errand !== null && outcome !== undefined) settle(errand, outcome);
    }
    this.listener.onFree();
  }

  private end(worker: Worker, reason: unknown): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.known.clear();
    this.load = 0;
    const lost = this.sent.splice(0).flatMap(({ errands }) => errands.filter((errand) => errand !== null));
    this.listener.onEnd(lost, reason);
  }
}

/** What a thread is told for an errand, which makes of the versions that it knows those that it knows then. */
function order(errand: Errand, known: Set<number>, add: (order: Order, errand: Errand | null) => void): void {
  const { version, task } = errand;
  const { key, bytes, isClosed } = version;
  const open: Order = { kind: 'open', key, bytes };
  if (task === null) add(open, errand);
  else {
    if (!known.has(key)) add(open, null);
    add({ kind: 'ask', key, task }, errand);
  }
  if (isClosed) add({ kind: 'close', key }, null);
  else known.add(key);
}

const isRetried = (errand: Errand | null): boolean => errand !== null && errand.losses > 0;

function settle({ resolve, reject }: Errand, outcome: TaskOutcome<never>): void {
  try {
    if ('fault' in outcome) throw outcome.fault;
    resolve(outputOf(outcome));
  } catch (reason) {
    reject(reason);
  }
}

function loadOf(errands: readonly Errand[]): number {
  return errands.reduce((sum, { task }) => sum + leastLoad + (task === null ? 0 : lengthOf(task.input.document)), 0);
}

const lengthOf = ({ title, text }: { readonly title: string; readonly text: string }): number =>
  title.length + text.length;
