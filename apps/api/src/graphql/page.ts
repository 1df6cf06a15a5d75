import { AppError, parseInput, type Slice } from '@classmark/domain';
import { z } from 'zod';

export const maxPageSize = 100;

/** Arguments as in Relay's connections. */
export interface PageRequest {
  /** How many, where neither `first` nor `last` says. */
  readonly defaultSize: number;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
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
 * One page of a list, whose rows `fetch` reads. Throws AppError INVALID_INPUT for a page size outside 0–100, for both
 * `first` and `last`, and for a cursor of another list.
 */
export async function paginate<Row, Key>(
  request: PageRequest,
  order: PageOrder<Row, Key>,
  fetch: (slice: Slice<Key>) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const { first, last } = parseInput(pageSize, { first: request.first, last: request.last });
  const [after, before] = (['after', 'before'] as const).map((name) => decodeCursor(request[name], name, order.schema));
  const isBackward = last != null;
  const size = last ?? first ?? request.defaultSize;
  const rows = await fetch({ limit: size + 1, after: after ?? null, before: before ?? null, isBackward });
  const shown = isBackward ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const edges = shown.map((node) => ({ cursor: encodeCursor(order.keyOf(node)), node }));
  const isMore = rows.length > size;
  return {
    edges,
    pageInfo: {
      hasNextPage: isBackward ? before !== null : isMore,
      hasPreviousPage: isBackward ? isMore : after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const size = z
  .int()
  .min(0)
  .max(maxPageSize, `A page has at most ${maxPageSize} items; ask for the next with \`after\` or \`before\`.`);

const pageSize = z
  .object({ first: size.nullish(), last: size.nullish() })
  .refine(({ first, last }) => first == null || last == null, {
    path: ['last'],
    message: 'Give `first` or `last`, not both.',
  });

function encodeCursor(key: unknown): string {
  const plain = JSON.stringify(key, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return Buffer.from(plain).toString('base64url');
}

function decodeCursor<Key>(
  cursor: string | null | undefined,
  argument: 'after' | 'before',
  schema: z.ZodType<Key>,
): Key | null {
  if (cursor == null) return null;
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  const message =
    argument === 'after'
      ? 'Not a cursor of this list; pass the `endCursor` of the previous page.'
      : 'Not a cursor of this list; take `startCursor` of the page after.';
  throw new AppError('INVALID_INPUT', `${argument}: ${message}`, [{ path: argument, message }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No schema takes it.
  }
}
