import { createClient } from 'graphql-sse';
import { labelLanguageHeaders } from './label-language';

interface Request {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

interface Listener<Result> {
  readonly onConnecting: () => void;
  readonly onOpen: () => void;
  readonly onData: (result: Result) => void;
}

interface Surroundings {
  readonly fetchFn?: typeof fetch;
  /** Before each time but the first that the stream is opened; `attempt` counts from the last one that brought something. */
  readonly pause?: (attempt: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Follows a subscription until the signal aborts. Whatever ends the stream (a restart of the service, a limit, a network that
 * is lost), it is opened again.
 */
export async function followStream<Result>(
  request: Request,
  { onConnecting, onOpen, onData }: Listener<Result>,
  signal: AbortSignal,
  { fetchFn = fetch, pause = waitLonger }: Surroundings = {},
): Promise<void> {
  const client = createClient({ url: '/graphql/stream', headers: labelLanguageHeaders, retryAttempts: 0, fetchFn });
  signal.addEventListener('abort', () => client.dispose(), { once: true });
  for (let attempt = 0; !signal.aborted; attempt++) {
    onConnecting();
    if (attempt > 0) await pause(attempt, signal);
    if (signal.aborted) return;
    try {
      for await (const { data } of client.iterate<Result>(request, { connected: onOpen })) {
        if (!data) continue; // Refused.
        attempt = 0;
        onData(data);
      }
    } catch {
      // The pages show that they are not live, and what it was may be over by the next time.
    }
  }
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** Twice as long each time; not all pages come back at the same moment. */
async function waitLonger(attempt: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)) * (0.5 + Math.random());
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', go);
  });
}
