import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';

/** Proxies close a connection on which nothing comes for a minute. */
const pingMs = 12_000;
const ping = ':\n\n';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  connection: 'keep-alive',
  'content-encoding': 'none',
};

/**
 * Sends results as server-sent events, each once the client has taken those before it: what happens meanwhile waits where
 * it is merged. Ends when they do, or the connection.
 */
export async function sendEvents(response: ServerResponse, results: AsyncIterable<ExecutionResult>): Promise<void> {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  response.writeHead(200, headers);
  response.write(ping); // Some browsers wait for the first byte.
  const pinging = setInterval(() => response.writableNeedDrain || response.write(ping), pingMs);
  try {
    for await (const result of results) {
      if (leaving.signal.aborted) return;
      const isTaken = response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
      if (!isTaken) await once(response, 'drain', { signal: leaving.signal });
    }
    response.end('event: complete\ndata:\n\n');
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  } finally {
    clearInterval(pinging);
  }
}
