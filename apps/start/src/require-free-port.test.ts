import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { PortTakenError, requireFreePort } from './require-free-port.js';
import { StartError } from './start-error.js';

it('names the setting to change where another program listens', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const told = expect(requireFreePort('127.0.0.1', port, 'CLASSMARK_API_PORT'));
  await told.rejects.toThrow(
    new PortTakenError(`Port ${port} on 127.0.0.1 is not free; set CLASSMARK_API_PORT to another.`),
  );
  other.close();
});

it('does not take an address that is not of this machine for a port in use', async () => {
  const error = await requireFreePort('192.0.2.1', 4000, 'CLASSMARK_API_PORT').catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(StartError);
  expect(error).not.toBeInstanceOf(PortTakenError);
  expect(error).toHaveProperty(
    'message',
    expect.stringMatching(/port 4000 on 192\.0\.2\.1 \(.*EADDRNOTAVAIL.*CLASSMARK_HOST/),
  );
});
