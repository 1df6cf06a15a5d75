import { type Agent, request } from 'node:http';

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
