import autocannon from 'autocannon';

export interface Asked {
  readonly perSecond: number;
  /** Milliseconds that 99 of 100 were answered in. */
  readonly p99: number;
}

interface Load {
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

/** Posts bodies one after another on each of so many connections; fails where an answer has no subject. */
export async function askOften(
  url: string,
  headers: Readonly<Record<string, string>>,
  { bodies, connections, seconds }: Load,
): Promise<Asked> {
  const sent = { 'content-type': 'application/json', ...headers };
  const requests = bodies.map((body) => ({ method: 'POST' as const, headers: sent, body }));
  let first = 0;
  const {
    requests: answered,
    duration,
    latency,
    non2xx,
    errors,
    mismatches,
  } = await autocannon({
    url,
    connections,
    duration: seconds,
    // Each connection begins with another text.
    setupClient: (client) => {
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
      first += 1;
    },
    verifyBody: (body) => String(body).includes('"label"'),
  });
  if (non2xx + errors + mismatches > 0) {
    throw new Error(`Not answered: ${non2xx} refused, ${errors} failed, ${mismatches} without a subject.`);
  }
  return { perSecond: answered.total / duration, p99: latency.p99 };
}
