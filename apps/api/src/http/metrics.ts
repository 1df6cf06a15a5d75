import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services } from '../context.js';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export interface HttpMetrics {
  /** Times each request; comes first. */
  readonly observe: RequestHandler;
  /** `/metrics`, as Prometheus reads them. */
  readonly answer: RequestHandler;
}

/** Times of requests by route and status, what is under way, what serves, and how the process is. */
export function createMetrics({ serving }: { readonly serving: Pick<Services['serving'], 'alerts'> }): HttpMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'classmark_' });
  const times = new Histogram({
    name: 'classmark_request_seconds',
    help: 'Time from a request to the end of its answer, streams left out; status 499 if the client left before.',
    labelNames: ['route', 'status'],
    buckets,
    registers,
  });
  let underWay = 0;
  new Gauge({
    name: 'classmark_requests_under_way',
    help: 'Requests and streams.',
    registers,
    collect() {
      this.set(underWay);
    },
  });
  new Gauge({
    name: 'classmark_serving_alerts',
    help: 'Versions that are deployed and could not be loaded.',
    registers,
    collect() {
      this.set(serving.alerts.length);
    },
  });
  return {
    observe: (request, response, next) => {
      const startedAt = performance.now();
      underWay += 1;
      response.once('close', () => {
        underWay -= 1;
        const route = routeOf(request.path);
        if (route === '/graphql/stream' && response.statusCode === 200) return;
        const labels = { route, status: response.writableFinished ? String(response.statusCode) : '499' };
        times.observe(labels, (performance.now() - startedAt) / 1_000);
      });
      next();
    },
    answer: async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}

const routes = new Set(['/graphql', '/graphql/stream', '/session', '/uploads', '/livez', '/readyz']);

/** Few, whatever is asked for. */
const routeOf = (path: string): string => (routes.has(path) ? path : 'other');
