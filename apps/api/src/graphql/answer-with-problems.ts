import { AppError } from '@classmark/domain';
import { type GraphQLFieldResolver, type GraphQLSchema, getNullableType, isUnionType } from 'graphql';
import type { RequestContext } from '../context.js';
import { errorTable } from './error-table.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Where a query or mutation answers with a union, an AppError that is one of its problems becomes the answer: resolvers
 * just throw. Every other error goes on to the edge (see present-error.ts). Other fields stay as quick as they are: a
 * middleware of type-graphql would make a promise of each.
 */
export function answerWithProblems(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const answer = getNullableType(field.type);
      if (!isUnionType(answer) || field.resolve === undefined) continue;
      const names = new Set(answer.getTypes().map(({ name }) => name));
      field.resolve = answerWithin(names, field.resolve);
    }
  }
  return schema;
}

function answerWithin(names: ReadonlySet<string>, resolve: Resolve): Resolve {
  return async (...request) => {
    try {
      return await resolve(...request);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { Problem } = errorTable[error.code];
      if (Problem === null || !names.has(Problem.name)) throw error;
      return new Problem(error);
    }
  };
}
