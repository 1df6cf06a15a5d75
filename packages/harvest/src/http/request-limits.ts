import type { HarvestProtocol } from '@classmark/domain';

/** How often a host may be asked. */
export interface RequestLimits {
  /** Between the beginnings of two requests. */
  readonly intervalMs: number;
  /** At most so many requests in any such time. */
  readonly windows: readonly { readonly requests: number; readonly perMs: number }[];
}

/** For hosts that publish no limits. */
const defaultLimits: RequestLimits = { intervalMs: 500, windows: [] };

const minuteMs = 60_000;

/** What PLOS asks for (api.plos.org/solr/faq): 10 requests a minute, 300 an hour, 7,200 a day. */
const plosLimits: RequestLimits = {
  intervalMs: 500,
  windows: [
    { requests: 10, perMs: minuteMs },
    { requests: 300, perMs: 60 * minuteMs },
    { requests: 7_200, perMs: 24 * 60 * minuteMs },
  ],
};

/** For a server on this machine: still one request at a time. */
const localLimits: RequestLimits = { intervalMs: 0, windows: [] };

/** The limits that hold for a host. */
export function limitsFor(protocol: HarvestProtocol, hostname: string): RequestLimits {
  if (isThisMachine(hostname)) return localLimits;
  return protocol === 'plos' ? plosLimits : defaultLimits;
}

const isThisMachine = (hostname: string): boolean => hostname === 'localhost' || /^127\.|^\[::1\]$/.test(hostname);

/** How far back requests count. */
export function rememberedMs({ intervalMs, windows }: RequestLimits): number {
  return Math.max(intervalMs, ...windows.map(({ perMs }) => perMs));
}

/**
 * How long to wait before another request; 0 if it may go now.
 * @param pastMs when requests were made, ascending
 */
export function waitBeforeRequest(
  { intervalMs, windows }: RequestLimits,
  pastMs: readonly number[],
  nowMs: number,
): number {
  const all = [{ requests: 1, perMs: intervalMs }, ...windows];
  const waits = all.map(({ requests, perMs }) => {
    const oldest = pastMs.at(-requests);
    return oldest === undefined ? 0 : oldest + perMs - nowMs;
  });
  return Math.max(0, ...waits);
}

/**
 * How long so many requests take, one after another.
 * @param pastMs when requests were made, ascending
 * @param ownMs that one takes besides waiting for its turn
 */
export function durationOf(
  limits: RequestLimits,
  pastMs: readonly number[],
  { requests, ownMs, nowMs }: { readonly requests: number; readonly ownMs: number; readonly nowMs: number },
): number {
  const past = [...pastMs];
  let atMs = nowMs;
  const tried = Math.min(requests, mostTried);
  for (let i = 0; i < tried; i++) {
    atMs += waitBeforeRequest(limits, past, atMs);
    past.push(atMs);
    atMs += ownMs;
  }
  return tried === 0 ? 0 : ((atMs - nowMs) * requests) / tried;
}

/** More go on at the same pace. */
const mostTried = 20_000;
