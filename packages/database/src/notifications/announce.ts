import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** What the transaction under way is to announce, as SQL. */
const pending = new AsyncLocalStorage<Set<string>>();

/**
 * Has something announced once the transaction under way is committed, and not if it is rolled back. Twice the same is
 * announced once. Throws outside `transact` and `inTransaction`.
 */
export function announce(channel: string, payload = ''): void {
  const announcements = pending.getStore();
  if (announcements === undefined) throw new Error(`Nothing would announce ${channel}: no transaction is under way.`);
  announcements.add(`select pg_notify(${pg.escapeLiteral(channel)}, ${pg.escapeLiteral(payload)})`);
}

/** Runs a transaction whose `announce` is sent with its commit. */
export function announcing<Result>(transaction: () => Promise<Result>): Promise<Result> {
  return pending.run(new Set(), transaction);
}

/**
 * Sends the commit of an announcing transaction, with what is to be announced after it; null if the query is none. Postgres
 * announces in a transaction of its own: those that announce something commit one at a time, and would wait for the disk
 * each in turn. All is one message, so that it is announced even if whoever sent it ends.
 */
export function sendCommit(send: Send, query: unknown): Promise<unknown> | null {
  const announcements = pending.getStore();
  if (announcements === undefined) return null;
  // Where a statement has failed, Postgres takes a commit for a rollback and goes on; an empty select ends the message.
  const text = ['select', 'commit', ...announcements].join('; ');
  if (isCommit(query)) return committed(send, text);
  if (typeof query !== 'object' || query === null || !('text' in query) || !isCommit(query.text)) return null;
  return committed(send, { ...query, text });
}

type Send = (query: unknown) => Promise<unknown>;

const isCommit = (text: unknown): boolean => typeof text === 'string' && /^commit$/i.test(text);

/** No connection goes back to its pool within a transaction. */
async function committed(send: Send, query: unknown): Promise<unknown> {
  try {
    return await send(query);
  } catch (error) {
    await send('rollback').catch(() => {}); // Of a broken connection there is nothing to take back.
    throw error;
  }
}
