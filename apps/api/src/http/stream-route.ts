import { credentialChannel } from '@classmark/database';
import type { RequestHandler } from 'express';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { RequestParams } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/express';
import { createRequestContext, type Services } from '../context.js';
import { presentError } from '../graphql/present-error.js';
import { checkQueryCost, maxTokens } from '../graphql/query-cost.js';
import { type Identity, identityOf, traceOf } from './request-property.js';

const graceMs = 1_000;

/** Subscriptions, at `/graphql/stream`: server-sent events by the protocol of graphql-sse, one request a stream. */
export function createStreamRoute(services: Services, schema: GraphQLSchema): RequestHandler {
  return async (request, response) => {
    const trace = traceOf.get(request);
    const identity = identityOf.get(request);
    const ending = new AbortController();
    const signal = AbortSignal.any([trace.signal, ending.signal]);
    const createContext = () => ({ ...createRequestContext(services, { ...trace, ...identity, signal }) });
    const handle = createHandler<ReturnType<typeof createContext>>({
      authenticate: () => null,
      context: createContext,
      onSubscribe: (_request, params) => {
        const prepared = prepare(schema, params);
        return 'document' in prepared ? { ...prepared, contextValue: createContext() } : prepared;
      },
      validate: () => [], // `prepare` has.
      subscribe: (args) => subscribeAfresh(args, createContext),
      onNext: (_context, _request, result) => {
        const errors = result.errors?.map((error) => presentError(error, trace));
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

/** What to execute; or, as the stream's only event, why not. */
function prepare(schema: GraphQLSchema, params: RequestParams): ExecutionArgs | ExecutionResult {
  const { query, variables, operationName } = params;
  try {
    const document = parse(query, { maxTokens });
    const errors = validate(schema, document);
    if (errors.length > 0) return { data: null, errors };
    checkQueryCost(schema, { document, variables, operationName });
    return { schema, document, variableValues: variables, operationName };
  } catch (error) {
    if (error instanceof GraphQLError) return { data: null, errors: [error] };
    throw error;
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
