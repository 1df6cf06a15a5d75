import type { Clock } from '../../apps/worker/src/harvest/polite-client.js';

/** Jumps over what is waited for. */
export class JumpingClock implements Clock {
  private jumpedMs = 0;
  now = (): number => Date.now() + this.jumpedMs;
  wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    this.jumpedMs += ms;
    signal.throwIfAborted();
  };
}
