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

const oai = (inside: string): string => `<OAI-PMH><ListRecords>${inside}</ListRecords></OAI-PMH>`;
const hits = (inside: string): string => `{"hits":{"total":1,"hits":[${inside}{}]}}`;

/** Bodies of nearly 16 MB, made when they are asked for, each of which would take a hundred times that or minutes to read. */
const bodies: Readonly<Record<string, () => string>> = {
  '/elements': () => oai('<a b="1">x</a>'.repeat(1_100_000)),
  '/attributes': () => oai(`<a ${Array.from({ length: 1_200_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`),
  '/texts': () => oai('x<!--c-->'.repeat(1_700_000)),
  '/ampersands': () => oai('& '.repeat(7_900_000)),
  '/less-than': () => oai('< '.repeat(7_900_000)),
  '/references': () => oai('&#1;'.repeat(3_900_000)),
  '/broken-records': () => oai('<record><x></y></record>'.repeat(650_000)),
  '/records': () =>
    oai('<record><header><identifier>1</identifier></header><metadata><dc/></metadata></record>'.repeat(170_000)),
  '/values': () => hits('{},'.repeat(5_200_000)),
  '/lists': () => '['.repeat(7_900_000) + ']'.repeat(7_900_000),
};

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
    const { pathname } = new URL(url, 'http://local');
    const body = bodies[pathname];
    if (body !== undefined) response.end(body());
    else answers[pathname]?.(response);
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
