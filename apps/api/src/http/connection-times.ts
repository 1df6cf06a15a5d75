/** Longer than proxies keep a connection (60 s is usual): a request must not meet its end. The admin's is as long. */
const idleMs = 75_000;

/**
 * How long a connection may take. An upload takes as long as it likes, as long as it goes on, and other bodies have the limit
 * of startRequest; without one of their own, headers then have none, nor has a connection on which nothing comes.
 */
export const connectionTimes = { requestTimeout: 0, headersTimeout: 30_000, keepAliveTimeout: idleMs } as const;
