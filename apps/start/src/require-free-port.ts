import { once } from 'node:events';
import { createServer } from 'node:net';

/** Rejects, naming the setting to change, if another program listens there. */
export async function requireFreePort(host: string, port: number, setting: string): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`Port ${port} on ${host} is not free; set ${setting} to another.`, { cause });
  } finally {
    server.close();
  }
}
