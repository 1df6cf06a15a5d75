import { createClient, type ExecutionResult } from 'graphql-sse';

interface Operation {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | undefined;
}

const isSubscription = ({ query, operationName }: Operation): boolean =>
  new RegExp(`\\bsubscription\\s*${operationName ? `${operationName}\\b` : ''}`).test(query);

const askOnce = async (operation: Operation): Promise<ExecutionResult> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(operation),
  });
  return response.json();
};

/** Sends what GraphiQL asks: subscriptions as an event stream, the rest as one request. */
export function fetchGraphql(operation: Operation): Promise<ExecutionResult> | AsyncIterable<ExecutionResult> {
  if (!isSubscription(operation)) return askOnce(operation);
  const { query, variables } = operation;
  return createClient({ url: '/graphql/stream' }).iterate<Record<string, unknown>, Record<string, unknown>>({
    query,
    ...(variables && { variables }),
  });
}
