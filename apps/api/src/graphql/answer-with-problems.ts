import { AppError } from '@classmark/domain';
import { getNullableType, isUnionType } from 'graphql';
import type { MiddlewareFn } from 'type-graphql';
import { errorTable } from './error-table.js';

/**
 * Where a field answers with a union, an AppError that is one of its problems becomes the answer: resolvers just throw.
 * Every other error goes on to the edge (see present-error.ts).
 */
export const answerWithProblems: MiddlewareFn = async ({ info }, next) => {
  const answer = getNullableType(info.returnType);
  if (!isUnionType(answer)) return next();
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { Problem } = errorTable[error.code];
    if (answer.getTypes().every(({ name }) => name !== Problem.name)) throw error;
    return new Problem(error);
  }
};
