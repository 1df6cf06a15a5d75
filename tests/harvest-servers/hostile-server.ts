import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const zeros = gzipSync(Buffer.alloc(256_000_000));
const line = Buffer.alloc(1 << 16, 'x');

/** Ten gigabytes, for who goes on to read. */
function sendEndlessly(response: ServerResponse): void {
  let sent = 0;
  const more = (): void => {
    while (sent < 10_000_000_000 && !response.destroyed) {
      sent += line.length;
      if (!response.write(line)) return;
    }
    response.end();
  };
  response.on('drain', more);
  more();
}

const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><r>&j;</r>`;

/** What a source must not be able to do to a worker: the kinds, each at an address of its own. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/endless': (response) => sendEndlessly(response.writeHead(200, { 'content-type': 'text/xml' })),
  '/announced': (response) => response.writeHead(200, { 'content-length': '10000000000' }).write(line),
  '/zip-bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(zeros),
  '/xml-bomb': (response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(bomb),
  '/external-entity': (response) =>
    response.writeHead(200).end('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'),
  '/deep': (response) => response.writeHead(200).end('<r>'.repeat(1_000)),
  '/to-a-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
};

export interface HostileServer extends AsyncDisposable {
  readonly url: string;
}

export async function startHostileServer(): Promise<HostileServer> {
  const server = createServer(({ url = '' }, response) => {
    response.on('error', () => {});
    answers[new URL(url, 'http://local').pathname]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
