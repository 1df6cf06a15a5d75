import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What can go wrong with one answer of a source, whatever it speaks. */
export const faults = [
  ...(['dropped', 'unavailable', 'too-many', 'truncated', 'repeated-page', 'changed-total'] as const),
  ...(['wrong-type', 'expired-token', 'silent', 'slow'] as const),
];
export type Fault = (typeof faults)[number];

export interface FaultySetting {
  /** The fault of a request, counted from 1; null where all is well. */
  readonly faultOf?: (request: number) => Fault | null;
  readonly port?: number;
}

interface Answering extends FaultySetting {
  readonly path: string;
  readonly type: string;
  /** Whether a request is one for records, which are counted. */
  readonly counts?: (asked: URL) => boolean;
  /** What stands in the answer; faults of the connection are not its business. */
  readonly answer: (asked: URL, fault: Fault | null) => string;
}

export interface FaultyServer extends AsyncDisposable {
  readonly url: string;
  /** The parameters of all requests for records so far. */
  readonly requests: readonly string[];
  /** Those of them that were answered without a fault. */
  readonly answered: readonly string[];
}

/** Sends a text by single characters, until it is asked to stop. */
function drip(response: ServerResponse, text: string): void {
  let sent = 0;
  const dripping = setInterval(() => response.write(text.slice(sent, ++sent)), 20);
  response.on('close', () => clearInterval(dripping));
}

function send(
  response: ServerResponse,
  { text, type }: { readonly text: string; readonly type: string },
  fault: Fault | null,
): void {
  switch (fault) {
    case 'dropped':
      response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    case 'unavailable':
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    case 'too-many':
      response.writeHead(429, { 'retry-after': '0' }).end('Slow down');
      return;
    case 'truncated':
      response.writeHead(200, { 'content-type': type }).end(text.slice(0, text.length / 2));
      return;
    case 'wrong-type':
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><body><p>We will be back soon.<br></body></html>');
      return;
    case 'silent':
      response.writeHead(200, { 'content-type': type }).write(text.slice(0, text.length / 2));
      return;
    case 'slow':
      response.writeHead(200, { 'content-type': type });
      drip(response, text);
      return;
    default:
      response.writeHead(200, { 'content-type': type }).end(text);
  }
}

/** Starts a source on this machine that fails where it is told to. */
export async function startFaultyServer({
  path,
  type,
  counts,
  answer,
  faultOf,
  port,
}: Answering): Promise<FaultyServer> {
  const [requests, answered]: [string[], string[]] = [[], []];
  const handle = ({ url = '/', headers }: IncomingMessage, response: ServerResponse): void => {
    const asked = new URL(url, `http://${headers.host}`);
    const isCounted = counts === undefined || counts(asked);
    if (isCounted) requests.push(asked.search);
    const fault = faultOf?.(requests.length) ?? null;
    if (isCounted && fault === null) answered.push(asked.search);
    send(response, { text: answer(asked, fault), type }, fault);
  };
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const opened = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${opened}${path}`,
    requests,
    answered,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
