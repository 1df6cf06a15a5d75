import type { QueryKey } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';

/** A generated query document, whatever it asks and answers. */
export type AnyQuery = TypedDocumentString<unknown, never>;

/** The key of the answers to a query: to these variables, or to any. */
export const queryKeyOf = <Result, Variables>(
  query: TypedDocumentString<Result, Variables>,
  variables?: Variables,
): QueryKey => (variables === undefined ? [query.toString()] : [query.toString(), variables]);
