import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import type { Services } from './context.js';
import { answerErrors } from './http/answer-errors.js';
import { checkOrigin } from './http/check-origin.js';
import { createGraphqlRoute } from './http/graphql-route.js';
import { healthRoutes } from './http/health.js';
import { identify } from './http/identify.js';
import { sessionRoutes } from './http/session-routes.js';
import { startRequest } from './http/start-request.js';
import { createStreamRoute } from './http/stream-route.js';
import { createUploadRoute } from './ingest/upload-route.js';
import { createSchema } from './schema.js';

/** Enough for 1,000 records of an import; a longer text is refused by its own rule. */
const maxBody = '8mb';

const sweepMs = 50;

/** Serves until `resources` are released; gives the URL. */
export async function serve(services: Services, resources: AsyncDisposableStack): Promise<string> {
  const schema = await createSchema();
  const app = express();
  app.disable('x-powered-by');
  // The admin passes requests on from the same machine or private network.
  app.set('trust proxy', ['loopback', 'uniquelocal']);
  app.use(startRequest(services));
  app.use(healthRoutes(services));
  app.use(checkOrigin(services), identify(services));
  app.use(sessionRoutes(services));
  app.post('/uploads', createUploadRoute(services));
  app.all('/graphql/stream', express.json({ limit: maxBody }), createStreamRoute(services, schema));
  app.all('/graphql', express.json({ limit: maxBody }), await createGraphqlRoute(services, schema, resources));
  app.use((request, response) => {
    response.status(404).json({ code: 'NOT_FOUND', message: `There is no ${request.method} ${request.path} here.` });
  });
  app.use(answerErrors);
  return listen(app, services, resources);
}

async function listen(app: express.Express, { config }: Services, resources: AsyncDisposableStack): Promise<string> {
  const server = createServer(app);
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
