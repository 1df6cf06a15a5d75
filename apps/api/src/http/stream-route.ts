import type { Request, RequestHandler, Response } from 'express';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { createRequestContext, type Services } from '../context.js';
import { maxErrors, type QueryDesk } from '../graphql/prepare-query.js';
import { presentError } from '../graphql/present-error.js';
import { untilCredentialEnds } from './credential-end.js';
import { identityOf, traceOf } from './request-property.js';
import { sendEvents } from './send-events.js';
import { subscribeAfresh } from './subscribe-afresh.js';
import { type Exchange, takeQuery } from './take-query.js';

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
    const events =
      'args' in prepared
        ? subscribeAfresh({ schema, ...prepared.args }, createContext, prepared.pay)
        : only({ errors: prepared });
    // What is subscribed to ends with the signal, and then the stream completes; this is for what does not.
    signal.addEventListener('abort', () => setTimeout(() => response.destroy(), graceMs).unref(), { once: true });
    const present = (error: GraphQLError) => presentError(error, { ...services, ...trace, ...identity });
    // Together: what fails in either ends this stream, and not the process.
    await Promise.all([
      untilCredentialEnds(services.notifications, identity, signal).finally(() => ending.abort()),
      sendEvents(response, presented(events, present)).finally(() => ending.abort()),
    ]);
  };
}

async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}

async function* presented(
  results: AsyncIterable<ExecutionResult>,
  present: (error: GraphQLError) => GraphQLError,
): AsyncGenerator<ExecutionResult> {
  for await (const result of results) {
    yield result.errors ? { ...result, errors: result.errors.slice(0, maxErrors).map(present) } : result;
  }
}

function isStreamRequest(request: Request): boolean {
  return request.method === 'POST' && (request.get('accept')?.includes('text/event-stream') ?? false);
}

function refuse(response: Response): void {
  const message = 'Open a stream by POST with `accept: text/event-stream`; queries and mutations go to /graphql.';
  response.status(406).json({ errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] });
}

/** What to execute; or, as the stream's only event, why not. */
async function prepare(
  services: Services,
  desk: QueryDesk,
  exchange: Exchange,
): Promise<Executable | readonly GraphQLError[]> {
  const taken = await takeQuery(services, desk, exchange);
  if (!('document' in taken)) return taken;
  const { document, operation, asked, charged } = taken;
  if (operation.operation !== 'subscription') return [noSubscription()];
  const { budget } = services;
  const { request, response } = exchange;
  return {
    args: { document, variableValues: asked.variables, operationName: asked.operationName },
    pay: () => budget.spend(request, response, charged),
  };
}

interface Executable {
  readonly args: Pick<ExecutionArgs, 'document' | 'variableValues' | 'operationName'>;
  pay(): Promise<void>;
}

function noSubscription(): GraphQLError {
  const message = 'Streams are of subscriptions; send queries and mutations to /graphql.';
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
