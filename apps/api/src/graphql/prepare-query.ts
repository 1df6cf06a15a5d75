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
import type { Knowledge } from './costs.js';
import type { GraphqlRequest } from './graphql-request.js';
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

export interface QueryRules {
  /** Whether those without key or session may ask for the schema. */
  readonly anonymousIntrospection: boolean;
}

/** Parses queries and holds them against the schema, the same one once; and looks at what each would cost. */
export class QueryDesk {
  private readonly remembered = new QueryMemory<Checked>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: QueryRules,
    private readonly known: Knowledge,
  ) {}

  /** What to execute, or why not. */
  prepare({ query, variables, operationName }: GraphqlRequest, actor: Actor): PreparedQuery | readonly GraphQLError[] {
    const checked = this.check(query);
    const isStranger = actor.kind === 'anonymous' && !this.rules.anonymousIntrospection;
    if ('errors' in checked) return isStranger ? checked.errors.map(withoutSuggestion) : checked.errors;
    if (checked.isIntrospection && isStranger) return [noIntrospection()];
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
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [restate(error, error.message, 'GRAPHQL_PARSE_FAILED')] };
  }
  const misshapen = checkQueryShape(document);
  if (misshapen !== null) return { errors: [misshapen] };
  const errors = validate(schema, document, specifiedRules, { maxErrors: maxErrors - 1 });
  if (errors.length > 0) return { errors };
  return { document, isIntrospection: isIntrospection(document) };
}

function restate(error: GraphQLError, message: string, code: unknown): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

/** "Did you mean …?" tells names of the schema. */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ ?Did you mean .*\?$/s, '');
  return restate(error, message, error.extensions.code ?? 'GRAPHQL_VALIDATION_FAILED');
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
