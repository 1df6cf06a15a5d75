import type { Logger } from '@classmark/runtime';
import type { Errand, SharedVersion } from './errand.js';
import type { TaskInput, TaskOutput, WorkKind } from './scoring-tasks.js';
import { ThreadHandle } from './thread-handle.js';
import type { HostedVersion, VersionHost, VersionTraits } from './version-host.js';

const scoringThread = new URL('./scoring-thread.js', import.meta.url);

/** Sending one thing to a thread takes nearly as long as sending some; waiting for more would leave the thread idle. */
const sentTogether = 4;
/** A thread that ends twice with the same errand ends by it. */
const mostLosses = 2;

/**
 * Versions that are asked in threads, in the order in which they are asked, so that the loop goes on with requests
 * meanwhile. A thread that ends is replaced, and what it had to do is done by its successor.
 */
export class ThreadHost implements VersionHost {
  private readonly threads: readonly ThreadHandle[];
  private readonly line: Errand[] = [];
  private lastKey = 0;
  private isSendingSoon = false;

  constructor(
    private readonly log: Pick<Logger, 'error'>,
    { count, script = scoringThread }: { readonly count: number; readonly script?: URL },
  ) {
    const onFree = () => this.send();
    const onEnd = (lost: readonly Errand[], reason: unknown) => this.recover(lost, reason);
    this.threads = Array.from({ length: count }, () => new ThreadHandle(script, { onFree, onEnd }));
  }

  async open(bytes: Uint8Array): Promise<HostedVersion> {
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    this.lastKey += 1;
    const version: SharedVersion = { key: this.lastKey, bytes: shared, isClosed: false };
    try {
      const traits = await this.openEverywhere(version);
      return {
        traits,
        ask: (kind, input, signal) => this.ask(version, { kind, input }, signal),
        [Symbol.dispose]: () => this.close(version),
      };
    } catch (error) {
      this.close(version);
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread[Symbol.asyncDispose]()));
  }

  private close(version: SharedVersion): void {
    version.isClosed = true;
    for (const thread of this.threads) thread.close(version);
  }

  private async openEverywhere(version: SharedVersion): Promise<VersionTraits> {
    const opening = this.threads.map((thread) => {
      const { promise, resolve, reject } = Promise.withResolvers<VersionTraits>();
      give(thread, [{ version, task: null, signal: null, resolve, reject, losses: mostLosses - 1 }]);
      return promise;
    });
    const [traits] = await Promise.all(opening);
    if (traits === undefined) throw new Error('There is no scoring thread.');
    return traits;
  }

  private ask<Kind extends WorkKind>(
    version: SharedVersion,
    task: { readonly kind: Kind; readonly input: TaskInput<Kind> },
    signal: AbortSignal | null,
  ): Promise<TaskOutput<Kind>> {
    const { promise, resolve, reject } = Promise.withResolvers<TaskOutput<Kind>>();
    this.line.push({ version, task, signal, resolve, reject, losses: 0 });
    if (this.line.length >= sentTogether) this.send();
    else this.sendSoon();
    return promise;
  }

  /** With what else this turn of the loop brings. */
  private sendSoon(): void {
    if (this.isSendingSoon) return;
    this.isSendingSoon = true;
    setImmediate(() => {
      this.isSendingSoon = false;
      this.send();
    });
  }

  private send(): void {
    for (;;) {
      const [thread] = this.threads.toSorted((a, b) => a.load - b.load);
      const errands = thread === undefined ? [] : this.takeFor(thread);
      if (thread === undefined || errands.length === 0) return;
      give(thread, errands);
    }
  }

  /** The next ones that somebody still waits for. */
  private takeFor(thread: ThreadHandle): Errand[] {
    const taken: Errand[] = [];
    while (taken.length < sentTogether) {
      const [next] = this.line;
      if (next === undefined) break;
      if (next.signal?.aborted === true) next.reject(next.signal.reason);
      else if (thread.hasRoomFor([...taken, next])) taken.push(next);
      else break;
      this.line.shift();
    }
    return taken;
  }

  private recover(lost: readonly Errand[], reason: unknown): void {
    this.log.error({ err: reason, waiting: lost.length }, 'A scoring thread ended; another takes its place');
    for (const errand of lost.toReversed()) {
      errand.losses += 1;
      if (errand.losses >= mostLosses) errand.reject(new Error('Scoring threads end by this.', { cause: reason }));
      else this.line.unshift(errand);
    }
    this.sendSoon();
  }
}

/** What cannot be sent is refused, and nothing else with it. */
function give(thread: ThreadHandle, errands: readonly Errand[]): void {
  try {
    thread.send(errands);
  } catch (error) {
    if (errands.length > 1) for (const errand of errands) give(thread, [errand]);
    else for (const { reject } of errands) reject(error);
  }
}
