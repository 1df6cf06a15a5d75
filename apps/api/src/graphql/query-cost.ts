import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { maxPageSize } from './page.js';

/** Longer queries are refused while parsing. */
export const maxTokens = 5_000;

/** More than the admin's largest query by far: a page of 100 documents with all they hold costs some 15,000. */
const maxCost = 50_000;

/** What a list without a page size is taken to hold. */
const assumedListLength = 10;

export interface CostedQuery {
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** Throws GraphQLError QUERY_TOO_COSTLY for a valid query that would read too much. */
export function checkQueryCost(schema: GraphQLSchema, query: CostedQuery): void {
  const cost = costOf(schema, query);
  if (cost <= maxCost) return;
  const message = `This query costs ${cost}, and ${maxCost} are allowed: ask for smaller pages or fewer nested lists.`;
  throw new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } } });
}

/** One for each field of each item that a valid query can answer with; introspection has a rule of its own. */
export function costOf(schema: GraphQLSchema, { document, variables, operationName }: CostedQuery): number {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return 0; // Execution says so.
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const counter = new CostCounter(schema, fragments, coerced);
  return counter.selectionCost(operation.selectionSet, schema.getRootType(operation.operation));
}

class CostCounter {
  private readonly fragmentCosts = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: readonly FragmentDefinitionNode[],
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  selectionCost({ selections }: SelectionSetNode, parent: GraphQLNamedType | null | undefined): number {
    let cost = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) cost += this.fieldCost(node, parent);
      else if (node.kind === Kind.FRAGMENT_SPREAD) cost += this.fragmentCost(node.name.value);
      else cost += this.selectionCost(node.selectionSet, this.typeNamed(node.typeCondition?.name.value) ?? parent);
    }
    return cost;
  }

  private fieldCost(node: FieldNode, parent: GraphQLNamedType | null | undefined): number {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return 0; // __typename, __schema, __type
    const inner = node.selectionSet ? this.selectionCost(node.selectionSet, getNamedType(field.type)) : 0;
    return 1 + this.itemsOf(node, field) * inner;
  }

  /** A connection's `first` counts for its edges. */
  private itemsOf(node: FieldNode, { type, args }: GraphQLField<unknown, unknown>): number {
    const argument = node.arguments?.find(({ name }) => name.value === 'first');
    const given: unknown = argument && valueFromASTUntyped(argument.value, this.variables);
    const first = given ?? args.find(({ name }) => name === 'first')?.defaultValue;
    if (typeof first === 'number') return Math.min(Math.max(first, 1), maxPageSize);
    if (node.name.value === 'edges' || !isListType(getNullableType(type))) return 1;
    return assumedListLength;
  }

  private fragmentCost(name: string): number {
    const known = this.fragmentCosts.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.find((each) => each.name.value === name);
    const cost = fragment
      ? this.selectionCost(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value))
      : 0;
    this.fragmentCosts.set(name, cost);
    return cost;
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }
}
