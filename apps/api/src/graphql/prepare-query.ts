import type { Actor } from '@classmark/domain';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { isRootConditional } from './conditional-root.js';
import type { Knowledge } from './costs.js';
import type { GraphqlRequest } from './graphql-request.js';
import { isStranger, type SchemaRules } from './is-stranger.js';
import { checkQueryCost } from './query-cost.js';
import { QueryMemory } from './query-memory.js';
import { checkQueryShape, isIntrospection, maxTokens } from './query-shape.js';

/** What may be executed. */
export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly cost: number;
}

/** What was found out of a query by its text alone. */
type Checked =
  | { readonly errors: readonly GraphQLError[] }
  | { readonly document: DocumentNode; readonly isIntrospection: boolean };

/** No answer has more; one of validation says itself that there are more. */
export const maxErrors = 5;

/** Parses queries and holds them against the schema, the same one once; and looks at what each would cost. */
export class QueryDesk {
  private readonly remembered = new QueryMemory<Checked>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: SchemaRules,
    private readonly known: Knowledge,
  ) {}

  /** What to execute, or why not. */
  prepare({ query, variables, operationName }: GraphqlRequest, actor: Actor): PreparedQuery | readonly GraphQLError[] {
    const checked = this.check(query);
    if ('errors' in checked) return checked.errors;
    if (checked.isIntrospection && isStranger(actor, this.rules)) return [noIntrospection()];
    const { document } = checked;
    const operation = getOperationAST(document, operationName);
    if (!operation) return [noOperation(document, operationName)];
    try {
      const { known } = this;
      return { document, operation, cost: checkQueryCost(this.schema, { document, operation, variables, known }) };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  private check(query: string): Checked {
    const known = this.remembered.get(query);
    if (known !== undefined) return known;
    const checked = checkText(this.schema, query);
    this.remembered.set(query, checked, query.length);
    return checked;
  }
}

function checkText(schema: GraphQLSchema, query: string): Checked {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof RangeError) return { errors: [tooDeep()] }; // The parser calls itself for each level.
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [restate(error, error.message, 'GRAPHQL_PARSE_FAILED')] };
  }
  const misshapen = checkQueryShape(document);
  if (misshapen !== null) return { errors: [misshapen] };
  if (isRootConditional(document)) return { errors: [conditionalSubscription()] };
  const errors = validate(schema, document, specifiedRules, { maxErrors: maxErrors - 1 });
  if (errors.length > 0) return { errors };
  return { document, isIntrospection: isIntrospection(document) };
}

function restate(error: GraphQLError, message: string, code: unknown): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

function tooDeep(): GraphQLError {
  return new GraphQLError('The query nests too deep.', { extensions: { code: 'QUERY_TOO_COSTLY' } });
}

function conditionalSubscription(): GraphQLError {
  const message =
    'What is subscribed to can’t depend on @skip or @include; send the subscription only where it is wanted.';
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function noIntrospection(): GraphQLError {
  const message = 'Sign in or send an API key to read the schema; it is also in apps/api/schema.graphql.';
  return new GraphQLError(message, { extensions: { code: 'NOT_SIGNED_IN' } });
}

function noOperation(document: DocumentNode, name: string | null | undefined): GraphQLError {
  const message =
    name == null
      ? 'A query with several operations needs `operationName`.'
      : `There is no operation "${name}" in the query.`;
  return new GraphQLError(message, {
    nodes: document.definitions[0],
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  });
}
