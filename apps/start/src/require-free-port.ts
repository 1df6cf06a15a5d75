import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError } from './start-error.js';

export class PortTakenError extends StartError {
  override name = 'PortTakenError';
}

/** Rejects, naming the setting to change, if another program listens there or nobody may. */
export async function requireFreePort(host: string, port: number, setting: string): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) {
      const message = `Cannot use port ${port} on ${host} (${cause instanceof Error ? cause.message : cause}). Check CLASSMARK_HOST and ${setting}.`;
      throw new StartError(message, { cause });
    }
    throw new PortTakenError(`Port ${port} on ${host} is not free; set ${setting} to another.`, { cause });
  } finally {
    server.close();
  }
}
