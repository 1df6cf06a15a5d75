import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { NotificationQueue } from './notification-queue.js';

export interface NotificationHub extends AsyncDisposable {
  /**
   * What is announced on a channel from now on, until the signal aborts. An announcement is a hint to read a table
   * again: equal ones that wait are one. It begins with null, and null comes again when some may have been missed:
   * read everything.
   */
  listen(channel: string, signal: AbortSignal): AsyncIterable<string | null>;
}

export interface NotificationHubOptions {
  readonly url: string;
  /** All that is ever listened to. */
  readonly channels: readonly string[];
  /** Hears of each lost connection and each failed attempt at another. */
  readonly onLost: (error: unknown) => void;
  /** How often the connection is asked for a sign of life, and how long that may take. */
  readonly pulse?: Pulse;
}

interface Pulse {
  readonly everyMs: number;
  readonly withinMs: number;
}

const retryMs = 500;
const usualPulse: Pulse = { everyMs: 10_000, withinMs: 10_000 };

/** One connection that listens for a whole process, and connects again for as long as the hub is open. */
export function openNotificationHub({
  url,
  channels,
  onLost,
  pulse = usualPulse,
}: NotificationHubOptions): NotificationHub {
  const queues = new Map(channels.map((channel) => [channel, new Set<NotificationQueue>()]));
  const closing = new AbortController();
  let connected: pg.Client | null = null;

  const listenOnce = async (): Promise<void> => {
    await using client = await connect(url, pulse);
    client.on('notification', ({ channel, payload = '' }) => {
      for (const queue of queues.get(channel) ?? []) queue.push(payload);
    });
    const listen = channels.map((channel) => `listen ${client.escapeIdentifier(channel)}`).join(';');
    await client.query(listen);
    connected = client;
    for (const set of queues.values()) for (const queue of set) queue.push(null);
    for await (const _ of pulses(client, pulse, closing.signal)) await client.query(listen);
    if (!closing.signal.aborted) throw new Error('The connection that listens has ended.');
  };

  const keepListening = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await listenOnce().catch(onLost);
      connected = null;
      await delay(retryMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  };
  const running = keepListening();

  return {
    listen(channel, signal) {
      const listeners = queues.get(channel);
      if (listeners === undefined) throw new Error(`Nothing listens to ${channel}; add it where the hub is opened.`);
      const queue = new NotificationQueue(AbortSignal.any([signal, closing.signal]));
      listeners.add(queue);
      queue.onEnd(() => listeners.delete(queue));
      if (connected !== null) queue.push(null);
      return queue;
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      await running;
    },
  };
}

/**
 * When it is time to ask for a sign of life, until the connection ends or the hub closes: it may be lost without a word. To
 * listen again changes nothing, but wants an answer.
 */
async function* pulses(client: pg.Client, { everyMs }: Pulse, closing: AbortSignal): AsyncGenerator<void> {
  const ending = new AbortController();
  client.once('end', () => ending.abort());
  const signal = AbortSignal.any([closing, ending.signal]);
  while (await delay(everyMs, true, { signal }).catch(() => false)) yield;
}

async function connect(url: string, { withinMs }: Pulse): Promise<pg.Client & AsyncDisposable> {
  const limits = { connectionTimeoutMillis: withinMs, query_timeout: withinMs };
  const client = new pg.Client({ connectionString: url, keepAlive: true, ...limits });
  client.on('error', () => {}); // 'end' follows.
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
