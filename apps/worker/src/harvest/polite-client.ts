import { setTimeout as wait } from 'node:timers/promises';
import { type Credentials, type Database, type HostTurn, withHostTurn } from '@classmark/database';
import {
  addressesToAsk,
  decodeText,
  fetchAnswer,
  PassingError,
  type RequestLimits,
  rememberedMs,
  waitBeforeRequest,
} from '@classmark/harvest';

/** Answers may be this large, packed and unpacked: a page of records is a hundredth of it. */
const maxAnswerBytes = 16_000_000;
const idleMs = 60_000;
const deadlineMs = 300_000;

/** The time, and how it is waited for. */
export interface Clock {
  now(): number;
  /** Throws the signal's reason if it is aborted meanwhile. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  async wait(ms, signal) {
    await wait(ms, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  },
};

export interface ClientOptions {
  readonly database: Database;
  readonly userAgent: string;
  /** What the host of an address is to be shown. */
  readonly headersFor: Credentials['headersFor'];
  readonly allowLocal: boolean;
  readonly limits: RequestLimits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told before a wait of some length. */
  readonly onWait: () => void;
}

/** Asks hosts one request at a time, within their limits, and not before they want to be asked again. */
export class PoliteClient {
  private readonly options: ClientOptions;

  constructor(options: ClientOptions) {
    this.options = options;
  }

  /** The text of an answer. Throws PassingError, LastingError, or the signal's reason. */
  async ask(address: string): Promise<string> {
    const { database, userAgent, headersFor, allowLocal, signal, clock } = this.options;
    const credentials = await headersFor(address);
    const { host } = new URL(address);
    const headers = { 'user-agent': userAgent, accept: 'application/xml, text/xml, application/json;q=0.9' };
    return withHostTurn(database, host, async (turn) => {
      await this.awaitTurn(turn);
      await turn.noteRequest(clock.now());
      try {
        const { body } = await fetchAnswer(address, {
          headers,
          credentials,
          mayAsk: addressesToAsk(allowLocal),
          signal,
          maxBytes: maxAnswerBytes,
          idleMs,
          deadlineMs,
        });
        return decodeText(body);
      } catch (error) {
        if (error instanceof PassingError && error.retryAfterMs !== null) {
          await turn.noteNotBefore(clock.now() + error.retryAfterMs);
        }
        throw error;
      }
    });
  }

  private async awaitTurn(turn: HostTurn): Promise<void> {
    const { limits, clock, signal } = this.options;
    for (;;) {
      const nowMs = clock.now();
      const { pastMs, notBeforeMs } = await turn.readHistory(nowMs - rememberedMs(limits));
      const waitMs = Math.max(waitBeforeRequest(limits, pastMs, nowMs), notBeforeMs - nowMs);
      if (waitMs <= 0) return;
      if (waitMs > 2_000) this.options.onWait();
      await clock.wait(waitMs, signal);
    }
  }
}
