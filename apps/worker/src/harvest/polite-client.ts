import { setTimeout as wait } from 'node:timers/promises';
import { type Credentials, type Database, type HostTurn, tryHostTurn } from '@classmark/database';
import {
  addressesToAsk,
  decodeText,
  durationOf,
  fetchAnswer,
  PassingError,
  type RequestLimits,
  rememberedMs,
  waitBeforeRequest,
} from '@classmark/harvest';

/** Answers may be this large, packed and unpacked: a page of records is a hundredth of it. */
const maxAnswerBytes = 16_000_000;
/** How often to look whether another harvest is done with its request to the same host. */
const turnPollMs = 200;
/** How much of a new duration counts. */
const newShare = 0.2;

/** How long an answer may take: without a byte, and in whole. */
export interface AnswerTimes {
  readonly idleMs: number;
  readonly deadlineMs: number;
}

export const usualTimes: AnswerTimes = { idleMs: 60_000, deadlineMs: 300_000 };

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
  readonly limitsFor: (hostname: string) => RequestLimits;
  readonly clock: Clock;
  readonly times: AnswerTimes;
  readonly signal: AbortSignal;
  /** Told before a wait of some length. */
  readonly onWait: () => void;
}

type Turn<Result> = { readonly waitMs: number } | { readonly result: Result };

/** Asks hosts one request at a time, within their limits, and not before they want to be asked again. */
export class PoliteClient {
  private readonly options: ClientOptions;
  /** When requests were made to the host that was asked last, and how long one takes. */
  private pastMs: readonly number[] = [];
  private ownMs: number | null = null;

  constructor(options: ClientOptions) {
    this.options = options;
  }

  /** The text of an answer. Throws PassingError, LastingError, or the signal's reason. */
  async ask(address: string): Promise<string> {
    const { userAgent, headersFor, allowLocal, times, signal } = this.options;
    const { body } = await fetchAnswer(address, {
      headers: { 'user-agent': userAgent, accept: 'application/xml, text/xml, application/json;q=0.9' },
      credentials: await headersFor(address),
      mayAsk: addressesToAsk(allowLocal),
      signal,
      ...{ maxBytes: maxAnswerBytes, ...times },
      inTurn: (url, ask) => this.askInTurn(url, ask),
    });
    return decodeText(body);
  }

  /** How long so many more requests to the host of an address take; null before the first. */
  reckon(address: string, requests: number): number | null {
    const { limitsFor, clock } = this.options;
    if (this.ownMs === null) return null;
    const pace = { requests, ownMs: this.ownMs, nowMs: clock.now() };
    return durationOf(limitsFor(new URL(address).hostname), this.pastMs, pace);
  }

  /** Waits without the turn, so that others may ask meanwhile, and has it only while it asks. */
  private async askInTurn<Result>(url: string, ask: () => Promise<Result>): Promise<Result> {
    const { database, clock, signal } = this.options;
    const { host } = new URL(url);
    for (;;) {
      signal.throwIfAborted();
      const turn = await tryHostTurn<Turn<Result>>(database, host, async (held) => {
        const waitMs = await this.note(held, url);
        return waitMs > 0 ? { waitMs } : { result: await this.askTimed(held, ask) };
      });
      if (turn !== null && 'result' in turn) return turn.result;
      const waitMs = turn === null ? turnPollMs : turn.waitMs;
      if (waitMs > 2_000) this.options.onWait();
      await clock.wait(waitMs, signal);
    }
  }

  /** Notes a request, or gives how long to wait before it. */
  private note(turn: HostTurn, url: string): Promise<number> {
    const { limitsFor, clock } = this.options;
    const { host, hostname } = new URL(url);
    const [limits, nowMs] = [limitsFor(hostname), clock.now()];
    return turn.noteRequest({
      ...{ host, nowMs, sinceMs: nowMs - rememberedMs(limits) },
      waitMs: ({ pastMs, notBeforeMs }) => {
        this.pastMs = pastMs;
        return Math.max(waitBeforeRequest(limits, pastMs, nowMs), notBeforeMs - nowMs);
      },
    });
  }

  private async askTimed<Result>(turn: HostTurn, ask: () => Promise<Result>): Promise<Result> {
    const { clock } = this.options;
    const begunMs = clock.now();
    try {
      return await ask();
    } catch (error) {
      if (error instanceof PassingError && error.retryAfterMs !== null) {
        await turn.noteNotBefore(clock.now() + error.retryAfterMs);
      }
      throw error;
    } finally {
      const tookMs = clock.now() - begunMs;
      this.ownMs = this.ownMs === null ? tookMs : this.ownMs + newShare * (tookMs - this.ownMs);
    }
  }
}
