import { once } from 'node:events';
import { createServer } from 'node:http';

/** A source on this machine that takes questions and never answers. */
export async function startSilentSource(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  return {
    url: `http://127.0.0.1:${address.port}/oai`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
