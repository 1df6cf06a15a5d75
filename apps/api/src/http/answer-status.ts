import type { GraphQLFormattedError } from 'graphql';
import { errorTable } from '../graphql/error-table.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

const statuses = new Map<unknown, number>(Object.entries(errorTable).map(([code, { status }]) => [code, status]));

/** 400 where nothing was executed; 503 or 429 where there is nothing but that to come again later; otherwise 200. */
export function statusOf({ data, errors }: Answer): number {
  const code = errors?.[0]?.extensions?.code;
  if (data === undefined) return code === 'PERSISTED_QUERY_NOT_SUPPORTED' ? 200 : 400;
  const status = data === null ? statuses.get(code) : undefined;
  return status === 503 || status === 429 ? status : 200;
}
