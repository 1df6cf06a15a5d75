import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders } from 'node:http';

export interface Scripted {
  readonly body: string | Buffer;
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
}

export interface ScriptedSource extends AsyncDisposable {
  readonly url: string;
  /** How many requests there were. */
  readonly requests: () => number;
}

/** A source on this machine that answers each request, counted from 1, as it is told to. */
export async function startScriptedSource(answer: (asked: URL, request: number) => Scripted): Promise<ScriptedSource> {
  let requests = 0;
  const server = createServer(({ url = '/' }, response) => {
    requests += 1;
    const { body, status = 200, headers = {} } = answer(new URL(url, 'http://source'), requests);
    response.writeHead(status, headers).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  return {
    url: `http://127.0.0.1:${address.port}/source`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
