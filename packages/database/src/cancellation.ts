import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { sendCommit } from './notifications/announce.js';

const signals = new AsyncLocalStorage<AbortSignal | null>();

/** What SQL `work` sends, however deep within, is cancelled on the server when the signal aborts. */
export function cancelWith<Result>(signal: AbortSignal, work: () => Result): Result {
  return signals.run(signal, work);
}

/** The signal that what is done here ends with; one that never aborts where it ends with none. */
export const currentSignal = (): AbortSignal => signals.getStore() ?? new AbortController().signal;

/** For what others wait for, too, or what must not stop half way: its SQL is not cancelled with the request. */
export function uncancelled<Result>(work: () => Result): Result {
  return signals.run(null, work);
}

/** Work that several wait for: its SQL is cancelled when the last of them has left. */
export class SharedWork<Result> {
  private readonly leaving = new AbortController();
  readonly result: Promise<Result>;
  private waiting = 0;

  constructor(work: () => Promise<Result>) {
    this.result = cancelWith(this.leaving.signal, work);
  }

  /** Nobody is to wait for it any more. */
  get isLeft(): boolean {
    return this.leaving.signal.aborted;
  }

  /** What comes of it; rejects before that when the caller's own signal aborts. */
  async wait(): Promise<Result> {
    const signal = signals.getStore() ?? null;
    this.waiting += 1;
    if (signal === null) return this.result; // To the end.
    const left = Promise.withResolvers<never>();
    const leave = () => {
      this.waiting -= 1;
      if (this.waiting === 0) this.leaving.abort(signal.reason);
      left.reject(cancelled(signal.reason));
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      return await Promise.race([this.result, left.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}

type Send = pg.Client['query'];
type Settle = (error: unknown, result?: unknown) => void;

/**
 * A pool that calls back in the context of whoever asked. pg's own does so in that of whoever gave a connection back, so that
 * a query that had waited would end with another's signal.
 */
export class ContextualPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return super.connect();
    super.connect(AsyncLocalStorage.bind(callback));
    return undefined;
  }
}

/**
 * A client whose queries end with the signal of `cancelWith` (those not sent yet are not, one under way is cancelled), and
 * whose commits announce what `announce` was told.
 */
export class CancellableClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const { connectionString } = typeof config === 'object' ? config : { connectionString: config };
    const cancel = () => cancelBackend(connectionString, Reflect.get(this, 'processID'));
    this.query = new Proxy(this.query.bind(this), {
      apply: (send, _, args) =>
        sendCommit((query) => Reflect.apply(send, null, [query]), args[0]) ?? sendUntilAborted(send, args, cancel),
    });
  }
}

function sendUntilAborted(send: Send, args: readonly unknown[], cancel: () => Promise<void>): unknown {
  const signal = signals.getStore() ?? null;
  if (signal === null || endsTransaction(args[0])) return Reflect.apply(send, null, args);
  const settle = args.at(-1);
  if (signal.aborted) {
    if (!isSettle(settle)) return Promise.reject(cancelled(signal.reason));
    process.nextTick(settle, cancelled(signal.reason));
    return undefined;
  }
  // Nobody else gets the connection before the server has been told, or what they ask would be cancelled.
  let told = Promise.resolve();
  const onAbort = () => {
    told = cancel();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  const settled = async () => {
    signal.removeEventListener('abort', onAbort);
    await told;
  };
  if (isSettle(settle)) {
    const settleLater: Settle = (error, result) => void settled().then(() => settle(error, result));
    return Reflect.apply(send, null, [...args.slice(0, -1), settleLater]);
  }
  const sent: unknown = Reflect.apply(send, null, args);
  return sent instanceof Promise ? sent.finally(settled) : sent;
}

/** Sent whatever happens, or the connection would go back to its pool with the transaction's locks. */
function endsTransaction(query: unknown): boolean {
  const text: unknown = typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
  return typeof text === 'string' && /^\s*(rollback|commit)\b/i.test(text);
}

/** What Postgres answers where it was told in time, so that one error means one thing to whoever sent the query. */
function cancelled(cause: unknown): pg.DatabaseError {
  const error = new pg.DatabaseError('canceling statement due to user request', 0, 'error');
  return Object.assign(error, { cause, code: '57014', severity: 'ERROR' });
}

const isSettle = (value: unknown): value is Settle => typeof value === 'function';

/** On a connection of its own, since all others may be busy. Where that fails, the statement's own time limit ends it. */
async function cancelBackend(connectionString: string | undefined, processId: unknown): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [processId]);
  } catch {
    // See above.
  } finally {
    await client.end().catch(() => {});
  }
}
