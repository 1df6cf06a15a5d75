import { setImmediate } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { followStream } from './follow-stream';

const request = { query: 'subscription { ticks }', variables: {} };
const next = (result: object) => `event: next\ndata: ${JSON.stringify(result)}\n\n`;
const complete = 'event: complete\ndata:\n\n';

/** What comes after the headers, in turns of its own as from a network. */
function answerOf(type: string, ...pieces: string[]): Response {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate();
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  return new Response(body, { headers: { 'content-type': type } });
}

const streamOf = (...events: string[]) => answerOf('text/event-stream', ...events);

const spent = { errors: [{ message: 'Spent.', extensions: { code: 'TOO_MANY_REQUESTS' } }], data: null };

it('opens the stream again, whatever ended it, until nobody follows any more', async () => {
  const answers = [
    () => streamOf(next({ data: { ticks: 1 } }), complete),
    () => streamOf(next(spent), complete),
    () => new Response('', { status: 503 }),
    () => answerOf('text/html', '<html>'),
    () => Promise.reject(new TypeError('fetch failed')),
    () => streamOf(next({ data: { ticks: 2 } }), next({ data: { ticks: 3 } })),
  ];
  const following = new AbortController();
  const seen: unknown[] = [];
  const pauses: number[] = [];
  const listener = {
    onConnecting: () => {},
    onOpen: () => seen.push('open'),
    onData: ({ ticks }: { readonly ticks: number }) => {
      seen.push(ticks);
      if (ticks === 3) following.abort();
    },
  };
  const fetchFn = async () => (answers.shift() ?? (() => Promise.reject(new Error('Asked too often'))))();
  const pause = async (attempt: number) => void pauses.push(attempt);
  await followStream(request, listener, following.signal, { fetchFn, pause });
  expect(seen).toEqual(['open', 1, 'open', 'open', 'open', 2, 3]);
  expect(pauses).toEqual([1, 2, 3, 4, 5]);
});

it('ends with whoever follows, be it while it waits to open the stream again', async () => {
  const following = new AbortController();
  const fetchFn = vi.fn(async () => {
    setTimeout(() => following.abort());
    return streamOf(complete);
  });
  const nothing = () => {};
  const listener = { onConnecting: nothing, onOpen: nothing, onData: nothing };
  await followStream(request, listener, following.signal, { fetchFn });
  expect(fetchFn).toHaveBeenCalledTimes(1);
});
