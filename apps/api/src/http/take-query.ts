import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import type { Services } from '../context.js';
import { type GraphqlRequest, parseGraphqlRequest } from '../graphql/graphql-request.js';
import type { PreparedQuery, QueryDesk } from '../graphql/prepare-query.js';
import { identityOf } from './request-property.js';
import { refusedCost } from './work-budget.js';

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

export interface TakenQuery extends PreparedQuery {
  readonly asked: GraphqlRequest;
  /** What it was to cost whoever asks; more was charged if getting it ready took longer. */
  readonly charged: number;
}

/**
 * What a request asks for, or why it is refused; either is charged to who asks: a query what it costs, but
 * at least the time that getting it ready took, and a refusal that time. @throws AppError
 */
export async function takeQuery(
  { budget }: Pick<Services, 'budget'>,
  desk: QueryDesk,
  { request, response }: Exchange,
): Promise<TakenQuery | readonly GraphQLError[]> {
  const startedAt = performance.now();
  const unitsTaken = () => Math.ceil((performance.now() - startedAt) * unitsPerMs);
  const chargeRefusal = () => budget.spend(request, response, Math.max(refusedCost, unitsTaken()));
  let asked: GraphqlRequest;
  try {
    asked = parseGraphqlRequest(request.body);
  } catch (error) {
    await chargeRefusal();
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  const prepared = desk.prepare(asked, identityOf.get(request).actor);
  if (!('document' in prepared)) {
    await chargeRefusal();
    return prepared;
  }
  const charged = Math.max(leastCost, prepared.cost);
  await budget.spend(request, response, Math.max(charged, unitsTaken()));
  return { ...prepared, asked, charged };
}

/** A unit is some 5 µs. */
const unitsPerMs = 200;
/** Of any request: reading and answering it takes that much. */
const leastCost = 20;
