import { expect, it } from 'vitest';
import { createLogger } from './logger.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: unknown[] = [];
  const destination = { write: (line: string) => lines.push(JSON.parse(line)) };
  write(createLogger({ name: 'api', level: 'info', destination }));
  return lines;
}

it('blots out secrets at any depth that requests have', () => {
  const secret = {
    password: 'p',
    input: { password: 'p' },
    request: { headers: { authorization: 'Bearer x', cookie: 'c' } },
  };
  expect(logged((logger) => logger.info(secret, 'signed in'))).toMatchObject([
    {
      password: '[Redacted]',
      input: { password: '[Redacted]' },
      request: { headers: { authorization: '[Redacted]', cookie: '[Redacted]' } },
    },
  ]);
});

it('leaves out what is below its level', () => {
  expect(logged((logger) => logger.debug('not this'))).toEqual([]);
});
