import { AppError, parseInput } from '@classmark/domain';
import { z } from 'zod';

export const maxPageSize = 100;

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** How a list is ordered: the sort key of a row as JSON, and how one is read back from a cursor. */
export interface PageOrder<Row, Key> {
  keyOf(row: Row): unknown;
  readonly schema: z.ZodType<Key>;
}

/** A bigint in a cursor, as JSON has it. */
export const bigintKey = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);

/** A number that the database keeps in four bytes, in a cursor. What would round to an infinity is none. */
export const realKey = z.number().transform(Math.fround).refine(Number.isFinite);

export interface PageEdge<Row> {
  readonly cursor: string;
  readonly node: Row;
}

export interface Page<Row> {
  readonly edges: readonly PageEdge<Row>[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * One page of a list: `fetch` reads up to `limit` rows that come after the sort key `after`. Throws AppError
 * INVALID_INPUT for a page size outside 0–100 or a cursor of another list.
 */
export async function paginate<Row, Key>(
  request: PageRequest,
  order: PageOrder<Row, Key>,
  fetch: (limit: number, after: Key | null) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const { first } = parseInput(pageSize, { first: request.first });
  const after = request.after == null ? null : decodeCursor(request.after, order.schema);
  const rows = await fetch(first + 1, after);
  const edges = rows.slice(0, first).map((node) => ({ cursor: encodeCursor(order.keyOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const pageSize = z.object({
  first: z.int().min(0).max(maxPageSize, `A page has at most ${maxPageSize} items; ask for the next with \`after\`.`),
});

function encodeCursor(key: unknown): string {
  const plain = JSON.stringify(key, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return Buffer.from(plain).toString('base64url');
}

function decodeCursor<Key>(cursor: string, schema: z.ZodType<Key>): Key {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  const message = 'Not a cursor of this list; take `endCursor` of the page before.';
  throw new AppError('INVALID_INPUT', `after: ${message}`, [{ path: 'after', message }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No schema takes it.
  }
}
