import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

export interface DatabaseProxy extends AsyncDisposable {
  /** Where the database is to be reached through it. */
  readonly url: string;
  /** Breaks all connections and takes no more, until `come`. */
  goAway(): void;
  come(): void;
  /** Lets nothing through any more on the connections there are, and says so to nobody; new ones are as usual. */
  fallSilent(): void;
}

/** Stands between a process and its database, so that the database can be away for this process alone. */
export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isAway = false;
  const server = createServer((socket) => {
    if (isAway) return socket.destroy();
    const behind = createConnection(Number(target.port), target.hostname);
    for (const each of [socket, behind]) {
      open.add(each);
      each.on('error', () => {});
      each.on('close', () => open.delete(each));
    }
    socket.pipe(behind).pipe(socket);
    socket.on('close', () => behind.destroy());
    behind.on('close', () => socket.destroy());
    return undefined;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    goAway() {
      isAway = true;
      breakAll();
    },
    come() {
      isAway = false;
    },
    fallSilent() {
      for (const socket of open) socket.unpipe().pause();
    },
    async [Symbol.asyncDispose]() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
