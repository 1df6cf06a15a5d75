import { credentialChannel } from '@classmark/database';
import type { Request, RequestHandler, Response } from 'express';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import { createRequestContext, type Services } from '../context.js';
import { parseGraphqlRequest } from '../graphql/graphql-request.js';
import { maxErrors, type QueryDesk } from '../graphql/prepare-query.js';
import { presentError } from '../graphql/present-error.js';
import { type Identity, identityOf, traceOf } from './request-property.js';
import { refusedCost } from './work-budget.js';

const graceMs = 1_000;

/** Subscriptions, at `/graphql/stream`: server-sent events by the protocol of graphql-sse, one request a stream. */
export function createStreamRoute(services: Services, schema: GraphQLSchema, desk: QueryDesk): RequestHandler {
  return async (request, response) => {
    if (!isStreamRequest(request)) return refuse(response);
    const trace = traceOf.get(request);
    const identity = identityOf.get(request);
    const prepared = await prepare(services, desk, { request, response });
    const ending = new AbortController();
    const signal = AbortSignal.any([trace.signal, ending.signal]);
    const withinMs = services.config.requestSeconds * 1_000;
    const createContext = () => createRequestContext(services, { ...trace, ...identity, signal }, withinMs);
    const handle = createHandler({
      authenticate: () => null,
      onSubscribe: () =>
        'document' in prepared
          ? { schema, ...prepared, contextValue: createContext() }
          : { data: null, errors: prepared },
      validate: () => [], // The desk has.
      subscribe: (args) => subscribeAfresh(args, createContext),
      onNext: (_context, _request, result) => {
        const failed = { requestId: trace.requestId, log: services.log, outages: services.outages };
        const errors = result.errors?.slice(0, maxErrors).map((error) => presentError(error, failed));
        return errors && { ...result, errors };
      },
    });
    // What is subscribed to ends with the signal, and then the stream completes; this is for what does not.
    signal.addEventListener('abort', () => setTimeout(() => response.destroy(), graceMs).unref(), { once: true });
    const watching = untilCredentialEnds(services, identity, signal).then(() => ending.abort());
    await handle(request, response).finally(() => ending.abort());
    await watching;
  };
}

function isStreamRequest(request: Request): boolean {
  return request.method === 'POST' && (request.get('accept')?.includes('text/event-stream') ?? false);
}

function refuse(response: Response): void {
  const message = 'Open a stream by POST with `accept: text/event-stream`; queries and mutations go to /graphql.';
  response.status(406).json({ errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] });
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

type Executable = Pick<ExecutionArgs, 'document' | 'variableValues' | 'operationName'>;

/** What to execute; or, as the stream's only event, why not. */
async function prepare(
  services: Services,
  desk: QueryDesk,
  { request, response }: Exchange,
): Promise<Executable | readonly GraphQLError[]> {
  try {
    const asked = parseGraphqlRequest(request.body);
    const prepared = desk.prepare(asked, identityOf.get(request).actor);
    await services.budget.spend(request, response, 'document' in prepared ? prepared.cost : refusedCost);
    if (!('document' in prepared)) return prepared;
    return { document: prepared.document, variableValues: asked.variables, operationName: asked.operationName };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Like graphql's `subscribe`, but with a context for each event: what loaders remember is no older than the event. */
async function subscribeAfresh(
  args: ExecutionArgs,
  createContext: () => unknown,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  return Symbol.asyncIterator in events ? executeEach(events) : events;

  async function* executeEach(roots: AsyncIterable<unknown>): AsyncGenerator<ExecutionResult> {
    for await (const rootValue of roots) yield execute({ ...args, rootValue, contextValue: createContext() });
  }
}

/** Resolves when the session or key ends or runs out, or the signal aborts. */
async function untilCredentialEnds(services: Services, identity: Identity, signal: AbortSignal): Promise<void> {
  const { credential, isStillGood } = identity;
  const lifeMs = (credential?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
  const within = lifeMs < maxTimeoutMs ? AbortSignal.any([signal, AbortSignal.timeout(lifeMs)]) : signal;
  for await (const ended of services.notifications.listen(credentialChannel, within)) {
    if (ended === null ? !(await isStillGood()) : credential?.endsWith.includes(ended)) return;
  }
}

/** The longest that timers can wait; no session lives longer. */
const maxTimeoutMs = 2 ** 31 - 1;
