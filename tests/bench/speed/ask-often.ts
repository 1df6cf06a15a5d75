import { Agent, request } from 'node:http';

export interface Asked {
  readonly perSecond: number;
  /** Milliseconds that 99 of 100 were answered in. */
  readonly p99: number;
}

/** Posts bodies one after another on each of so many connections; fails on the first answer without a subject. */
export async function askOften(
  url: string,
  headers: Readonly<Record<string, string>>,
  { bodies, connections, seconds }: { bodies: readonly string[]; connections: number; seconds: number },
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const start = performance.now();
  const end = start + 1_000 * seconds;
  const ask = async (connection: number) => {
    for (let i = connection; performance.now() < end; i++) {
      const before = performance.now();
      const { answer } = await post(url, { agent, headers, body: bodies[i % bodies.length] ?? '' });
      if (!answer.includes('"label"')) throw new Error(`No subject: ${answer}`);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => ask(connection)));
  agent.destroy();
  times.sort((a, b) => a - b);
  const perSecond = times.length / ((performance.now() - start) / 1_000);
  return { perSecond, p99: times[Math.floor(0.99 * times.length)] ?? Number.NaN };
}

export interface Post {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly answer: string;
}

export function post(url: string, { agent, headers, body }: Post): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
    sent.on('error', reject).on('response', (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (piece) => (answer += piece));
      const { statusCode: status = 0, headers: given } = response;
      response.on('end', () => resolve({ status, retryAfter: given['retry-after'], answer })).on('error', reject);
    });
    sent.end(body);
  });
}
