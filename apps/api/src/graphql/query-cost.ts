import { type DocumentNode, GraphQLError, type GraphQLSchema, getNullableType, isListType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { maxPageSize } from './page.js';

/** More than the admin's largest query by far; a page of 100 documents with all they hold costs some 15,000. */
const maxCost = 50_000;

/** What a list without a page size is taken to hold. */
const assumedListLength = 10;

/** Longer queries are refused while parsing. */
export const maxTokens = 5_000;

export interface CostedQuery {
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** Throws GraphQLError QUERY_TOO_COSTLY for a query that would read too much: one for each field of each item. */
export function checkQueryCost(schema: GraphQLSchema, { document, variables, operationName }: CostedQuery): void {
  const cost = getComplexity({
    schema,
    query: document,
    estimators: [estimateCost],
    ...(variables && { variables: { ...variables } }),
    ...(operationName && { operationName }),
  });
  if (cost <= maxCost) return;
  const message = `This query costs ${cost}, and ${maxCost} are allowed: ask for smaller pages or fewer nested lists.`;
  throw new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } } });
}

const estimateCost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (type.name.startsWith('__')) return 0; // The introspection rule of graphql-js limits it.
  const { first } = args;
  if (typeof first === 'number') return 1 + Math.min(Math.max(first, 1), maxPageSize) * childComplexity;
  const isCountedByFirst = field.name === 'edges';
  const isList = isListType(getNullableType(field.type)) && !isCountedByFirst;
  return 1 + (isList ? assumedListLength : 1) * childComplexity;
};
