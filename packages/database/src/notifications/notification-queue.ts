/**
 * What one listener has not read yet. Equal announcements that wait are one, so a slow listener holds little; ends when
 * the signal aborts.
 */
export class NotificationQueue implements AsyncIterableIterator<string | null> {
  private readonly waiting = new Set<string | null>();
  private wake: (() => void) | null = null;
  private endCallback: () => void = () => {};
  private hasEnded = false;

  constructor(signal: AbortSignal) {
    if (signal.aborted) this.end();
    else signal.addEventListener('abort', () => this.end(), { once: true });
  }

  push(payload: string | null): void {
    this.waiting.add(payload);
    this.wake?.();
  }

  /** Called once, when nothing more will be read. */
  onEnd(callback: () => void): void {
    if (this.hasEnded) callback();
    else this.endCallback = callback;
  }

  async next(): Promise<IteratorResult<string | null, undefined>> {
    while (!this.hasEnded) {
      for (const value of this.waiting) {
        this.waiting.delete(value);
        return { done: false, value };
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<string | null, undefined>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.wake?.();
    this.endCallback();
  }
}
