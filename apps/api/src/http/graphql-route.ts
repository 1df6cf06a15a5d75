import { cancelWith } from '@classmark/database';
import type { Request, RequestHandler, Response } from 'express';
import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { createRequestContext, type Services } from '../context.js';
import { errorTable } from '../graphql/error-table.js';
import { parseGraphqlRequest } from '../graphql/graphql-request.js';
import { maxErrors, type PreparedQuery, type QueryDesk } from '../graphql/prepare-query.js';
import { presentError } from '../graphql/present-error.js';
import { identityOf, traceOf } from './request-property.js';
import { refusedCost } from './work-budget.js';

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** Queries and mutations, at `/graphql`: GraphQL over HTTP, by POST alone, since a link must do nothing. */
export function createGraphqlRoute(services: Services, schema: GraphQLSchema, desk: QueryDesk): RequestHandler {
  return async (request, response) => {
    if (request.method !== 'POST') return refuseMethod(response);
    const result = await answer(services, schema, desk, { request, response });
    const { log, requestId } = traceOf.get(request);
    const failed = { log, requestId, outages: services.outages };
    const errors = result.errors?.slice(0, maxErrors).map((error) => presentError(error, failed));
    const wantsResponseJson = request.get('accept')?.includes('application/graphql-response+json');
    response.type(wantsResponseJson ? 'application/graphql-response+json' : 'application/json');
    response.status(statusOf(result, errors)).send(JSON.stringify(errors ? { ...result, errors } : result));
  };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function answer(
  services: Services,
  schema: GraphQLSchema,
  desk: QueryDesk,
  { request, response }: Exchange,
): Promise<ExecutionResult> {
  const identity = identityOf.get(request);
  try {
    const asked = parseGraphqlRequest(request.body);
    const prepared = desk.prepare(asked, identity.actor);
    await services.budget.spend(request, response, 'document' in prepared ? prepared.cost : refusedCost);
    if (!('document' in prepared)) return { errors: prepared };
    if (prepared.operation.operation === 'subscription') return { errors: [noStream()] };
    const trace = traceOf.get(request);
    const signal = AbortSignal.any([trace.signal, AbortSignal.timeout(services.config.requestSeconds * 1_000)]);
    const contextValue = createRequestContext(services, { ...trace, ...identity, signal });
    return await run(schema, prepared, asked.variables, contextValue);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

/** A query ends with its request. What changes something is done or not done, whoever still waits for it. */
function run(
  schema: GraphQLSchema,
  { document, operation }: PreparedQuery,
  variableValues: Variables,
  contextValue: { readonly signal: AbortSignal },
): PromiseOrResult {
  const operationName = operation.name?.value;
  const start = () => execute({ schema, document, variableValues, operationName, contextValue });
  return operation.operation === 'query' ? cancelWith(contextValue.signal, start) : start();
}

type PromiseOrResult = ExecutionResult | Promise<ExecutionResult>;

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

/** 400 where nothing was executed, 503 where all that was asked for needs what is away, otherwise 200. */
function statusOf({ data }: ExecutionResult, errors: readonly GraphQLError[] | undefined): number {
  if (data === undefined) return errors?.[0]?.extensions.code === 'PERSISTED_QUERY_NOT_SUPPORTED' ? 200 : 400;
  const code = errors?.[0]?.extensions.code;
  return data === null && (code === 'UNAVAILABLE' || code === 'TIMED_OUT') ? errorTable[code].status : 200;
}
