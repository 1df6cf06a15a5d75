import type { IncomingMessage } from 'node:http';
import type { Actor, Credential } from '@classmark/domain';
import type { PreferLanguage } from '../vocabulary/label-for.js';

/** Something known of a request, with its type; it goes when the request does. */
class RequestProperty<Value> {
  private readonly values = new WeakMap<IncomingMessage, Value>();

  set(request: IncomingMessage, value: Value): void {
    this.values.set(request, value);
  }

  get(request: IncomingMessage): Value {
    const value = this.values.get(request);
    if (value === undefined) throw new Error('Asked for before it was known; check the order of handlers');
    return value;
  }
}

export interface Trace {
  readonly requestId: string;
  /** Aborted when the connection closes before the answer is sent, or the process stops. */
  readonly signal: AbortSignal;
  /** Aborts the signal then, if the answer is not sent yet. */
  endAfter(ms: number): void;
  /** What the caller would rather read, by the header `Accept-Language`. */
  readonly preferLanguage: PreferLanguage;
}

export interface Identity {
  readonly actor: Actor;
  readonly credential: Credential | null;
  /** Whether the credential would be taken again. */
  isStillGood(): Promise<boolean>;
}

/** Set by startRequest, first of all. */
export const traceOf = new RequestProperty<Trace>();

/** Set by identify, before all routes but those for health. */
export const identityOf = new RequestProperty<Identity>();
