import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError } from './start-error.js';

export class PortTakenError extends StartError {
  override name = 'PortTakenError';
}

/** Rejects, naming the setting to change, if another program listens there. */
export async function requireFreePort(host: string, port: number, setting: string): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new PortTakenError(`Port ${port} on ${host} is not free; set ${setting} to another.`, { cause });
  } finally {
    server.close();
  }
}
