import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { cancelWith } from '@classmark/database';
import { RetryLaterError } from '@classmark/domain';
import type { RequestHandler, Response } from 'express';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { createRequestContext, type RequestContext, type Services } from '../context.js';
import { maxErrors, type QueryDesk } from '../graphql/prepare-query.js';
import { presentError } from '../graphql/present-error.js';
import { QueryMemory } from '../graphql/query-memory.js';
import { maxTokens } from '../graphql/query-shape.js';
import { statusOf } from './answer-status.js';
import { sendCompressed } from './compress.js';
import { forgetChanged, serveChanged } from './follow-change.js';
import { identityOf, traceOf } from './request-property.js';
import { type Exchange, type TakenQuery, takeQuery } from './take-query.js';
import { UnsentAnswers } from './unsent-answers.js';

/** What Apollo Server would do by itself: cache hints, which nobody gives, are looked for with each field of an answer. */
const disabled = [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()];

/** Queries and mutations, at `/graphql`: GraphQL over HTTP, by POST alone, since a link must do nothing. */
export async function createGraphqlRoute(
  services: Services,
  schema: GraphQLSchema,
  desk: QueryDesk,
  resources: AsyncDisposableStack,
): Promise<RequestHandler> {
  const server = new ApolloServer<RequestContext>({
    schema,
    introspection: true, // The desk says who may.
    persistedQueries: false,
    documentStore: createDocumentStore(),
    parseOptions: { maxTokens },
    plugins: [...disabled, presentErrors],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: services.log,
  });
  await server.start();
  resources.defer(() => server.stop());
  const unsent = new UnsentAnswers();
  return async (request, response) => {
    if (request.method !== 'POST') return refuseMethod(response);
    const result = await answer(services, server, desk, { request, response });
    const isAsked = request.get('accept')?.includes(responseType) === true;
    send({ request, response }, unsent, result, isAsked ? responseType : 'application/json');
  };
}

const responseType = 'application/graphql-response+json';

/** As Express would, without finding out anew each time what is known of the answer. */
function send({ request, response }: Exchange, unsent: UnsentAnswers, result: Result, type: string): void {
  if (response.destroyed) return;
  const body = JSON.stringify(result);
  if (!unsent.admit({ request, response }, body.length)) throw tooMuchUnsent();
  response.statusCode = statusOf(result);
  if (response.statusCode === 503 || response.statusCode === 429) {
    response.setHeader('retry-after', String(result.errors?.[0]?.extensions?.retryAfterSeconds));
  }
  response.setHeader('content-type', `${type}; charset=utf-8`);
  sendCompressed(request, response, body);
}

function tooMuchUnsent(): RetryLaterError {
  const message = 'You have not taken the answers that you asked for before; read them, or ask for less at a time.';
  return new RetryLaterError('TOO_MANY_REQUESTS', message, 1);
}

/** Where Apollo keeps queries that it has parsed. */
function createDocumentStore() {
  const memory = new QueryMemory<DocumentNode>();
  return {
    get: async (key: string) => memory.get(key),
    set: async (key: string, document: DocumentNode) => memory.set(key, document, document.loc?.end ?? 0),
    delete: async (key: string) => memory.delete(key),
  };
}

const presentErrors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ errors, response: { body }, contextValue }) {
        if (errors === undefined || body.kind !== 'single') return;
        body.singleResult.errors = present(errors, contextValue);
      },
    };
  },
};

function present(errors: readonly GraphQLError[], failed: Parameters<typeof presentError>[1]): GraphQLError[] {
  return [...new Set(errors)].slice(0, maxErrors).map((error) => presentError(error, failed));
}

interface Result {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

async function answer(
  services: Services,
  server: ApolloServer<RequestContext>,
  desk: QueryDesk,
  { request, response }: Exchange,
): Promise<Result> {
  const identity = identityOf.get(request);
  const trace = traceOf.get(request);
  const { log, outages, config } = services;
  const refuse = (errors: readonly GraphQLError[]): Result => ({
    errors: present(errors, { requestId: trace.requestId, log, outages, config, actor: identity.actor }),
  });
  const taken = await takeQuery(services, desk, { request, response });
  if (!('document' in taken)) return refuse(taken);
  const { operation, charged } = taken;
  if (operation.operation === 'subscription') return refuse([noStream()]);
  const withinMs = config.requestSeconds * 1_000;
  trace.endAfter(withinMs);
  const isQuery = operation.operation === 'query';
  const context = createRequestContext(services, { ...trace, ...identity }, isQuery ? withinMs : undefined);
  const result = await run(server, taken, context);
  await services.budget.add(request, context.answer.cost - charged);
  forgetChanged(context);
  await serveChanged(context);
  return result;
}

/** A query ends with its request. What changes something is done or not done, whoever still waits for it. */
async function run(
  server: ApolloServer<RequestContext>,
  { operation, asked: { query, variables, operationName } }: TakenQuery,
  contextValue: RequestContext,
): Promise<Result> {
  const request = { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
  const start = () => server.executeOperation(request, { contextValue });
  const { body } = await (operation.operation === 'query' ? cancelWith(contextValue.signal, start) : start());
  if (body.kind !== 'single') throw new Error('Answers come whole here');
  return body.singleResult;
}

function noStream(): GraphQLError {
  const message = 'Subscriptions are streams; send them to /graphql/stream.';
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function refuseMethod(response: Response): void {
  const message = 'Send GraphQL by POST, as JSON.';
  response
    .set('allow', 'POST')
    .status(405)
    .json({ errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] });
}
