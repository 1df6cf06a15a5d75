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
  private readonly known = new Set<number>();
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

  send(errands: readonly Errand[]): void {
    const orders: Order[] = [];
    const waiting: (Errand | null)[] = [];
    const add = (order: Order, errand: Errand | null) => {
      orders.push(order);
      waiting.push(errand);
    };
    for (const errand of errands) this.order(errand, add);
    const sent = { errands: waiting, load: loadOf(errands) };
    this.sent.push(sent);
    this.load += sent.load;
    this.worker ??= this.start();
    this.worker.postMessage(orders);
  }

  close({ key }: SharedVersion): void {
    if (!this.known.delete(key)) return;
    this.sent.push({ errands: [null], load: 0 });
    this.worker?.postMessage([{ kind: 'close', key }] satisfies Order[]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private order(errand: Errand, add: (order: Order, errand: Errand | null) => void): void {
    const { version, task } = errand;
    const { key, bytes, isClosed } = version;
    const open: Order = { kind: 'open', key, bytes };
    if (task === null) add(open, errand);
    else {
      if (!this.known.has(key)) add(open, null);
      add({ kind: 'ask', key, task }, errand);
    }
    if (isClosed) add({ kind: 'close', key }, null);
    else this.known.add(key);
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
