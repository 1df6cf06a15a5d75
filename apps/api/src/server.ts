import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import type { Services } from './context.js';
import { QueryDesk } from './graphql/prepare-query.js';
import { answerErrors } from './http/answer-errors.js';
import { checkOrigin } from './http/check-origin.js';
import { compress } from './http/compress.js';
import { connectionTimes } from './http/connection-times.js';
import { createGraphqlRoute } from './http/graphql-route.js';
import { healthRoutes } from './http/health.js';
import { identify } from './http/identify.js';
import { limitStreams } from './http/limit-streams.js';
import { limitUnderWay } from './http/limit-under-way.js';
import { createMetrics } from './http/metrics.js';
import { readBody } from './http/read-body.js';
import { sessionRoutes } from './http/session-routes.js';
import { startRequest } from './http/start-request.js';
import { createStreamRoute } from './http/stream-route.js';
import { createUploadRoute } from './ingest/upload-route.js';
import { createOutputRoute } from './runs/output-route.js';
import { createSchema } from './schema.js';

const sweepMs = 50;

/** Serves until `resources` are released; gives the URL. */
export async function serve(services: Services, resources: AsyncDisposableStack): Promise<string> {
  const schema = await createSchema();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // Nobody asks again for the answer to a POST.
  app.set('trust proxy', [...services.config.trustedProxies]);
  if (services.config.metrics) {
    const { observe, answer } = createMetrics(services);
    app.use(observe);
    app.get('/metrics', answer);
  }
  const desk = new QueryDesk(schema, services.config, services.loadedModels);
  const knowing = [checkOrigin(services), identify(services)];
  const taking = [services.budget.refuseSpent(), readBody()];
  app.use(startRequest(services));
  const graphql = await createGraphqlRoute(services, schema, desk, resources);
  // A request counts from when its body is there: who sends none takes nobody's place.
  app.all('/graphql', knowing, taking, limitUnderWay(services.config.mostRequests)(graphql));
  app.use(compress(), healthRoutes(services));
  app.use(knowing);
  app.all('/graphql/stream', limitStreams(), taking, createStreamRoute(services, schema, desk));
  app.use(sessionRoutes(services));
  app.post('/uploads', createUploadRoute(services));
  app.get('/outputs/:runId', createOutputRoute(services));
  app.use((request, response) => {
    response
      .status(404)
      .json({ code: 'NOT_FOUND', message: `Nothing answers ${request.method} ${request.path} here.` });
  });
  app.use(answerErrors(services));
  return listen(app, services, resources);
}

async function listen(app: express.Express, { config }: Services, resources: AsyncDisposableStack): Promise<string> {
  const server = createServer(connectionTimes, app);
  resources.defer(async () => {
    server.close();
    // Streams end now, one by one, and leave connections behind that would be kept alive.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
    await once(server, 'close');
    clearInterval(sweep);
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return `http://${config.host}:${port}`;
}
