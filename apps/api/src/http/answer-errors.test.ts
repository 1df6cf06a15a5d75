import 'reflect-metadata';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createLogger } from '@classmark/runtime';
import express, { type ErrorRequestHandler } from 'express';
import { expect, it, vi } from 'vitest';
import { answerErrors } from './answer-errors.js';
import { OutageLog } from './outage-log.js';
import { traceOf } from './request-property.js';

it('takes a client that leaves in the middle of its request for no outage of the database', async () => {
  const log = createLogger({ name: 'test', level: 'silent' });
  const outages = new OutageLog(log);
  const reported = vi.spyOn(outages, 'report');
  const failed = Promise.withResolvers<unknown>();
  const noticeFault: ErrorRequestHandler = (fault, _request, _response, next) => {
    next(fault);
    failed.resolve(fault);
  };
  const app = express();
  app.use((request, _response, next) => {
    const { signal } = new AbortController();
    traceOf.set(request, { requestId: '1', signal, endAfter: () => {}, preferLanguage: () => null });
    next();
  });
  app.use(express.json(), noticeFault, answerErrors({ outages, log }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const client = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{', () =>
    client.destroy(),
  );
  expect(await failed.promise).toMatchObject({ code: 'ECONNABORTED' });
  expect(reported).not.toHaveBeenCalled();
  server.close();
});
