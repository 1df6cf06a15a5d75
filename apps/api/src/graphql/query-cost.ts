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
  getVariableValues,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { type Amount, type Asked, costsOf, type Knowledge } from './costs.js';
import { maxPageSize } from './page.js';

/**
 * In units of some 5 µs of one core, so half a second: more than the admin's largest query. A page of 100 documents with
 * all they hold costs some 15,000, the suggestions for a text of 100,000 characters with the reasons for 20 of them 96,000.
 */
const maxCost = 100_000;

/** What a list without a page size is taken to hold. */
const assumedListLength = 10;
/** What a page without a size is taken to hold: as many as any list gives then. */
const assumedPageSize = 50;
/** Places of a query, those of fragments where they are spread, that are looked at to count its cost. */
const mostPlaces = 50_000;
/** Introspection reads what is in memory. */
const introspectionShare = 0.05;

export interface CostedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly known: Knowledge;
}

/** The cost of a valid query. Throws GraphQLError QUERY_TOO_COSTLY where it is more than one query may cost. */
export function checkQueryCost(schema: GraphQLSchema, query: CostedQuery): number {
  const cost = costOf(schema, query);
  if (cost <= maxCost) return cost;
  const message =
    `This query costs ${cost}; at most ${maxCost} is allowed. Request shorter texts, fewer rows, smaller pages or fewer lists within ` +
    'lists, or send several queries.';
  throw new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY', cost, maxCost } });
}

/** The work of each field, and of each item of each list, that a valid query can answer with. */
export function costOf(schema: GraphQLSchema, { document, operation, variables, known }: CostedQuery): number {
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const counter = new CostCounter(schema, { fragments, variables: coerced, known });
  return Math.ceil(counter.rootCost(operation.selectionSet, schema.getRootType(operation.operation)));
}

type Parent = GraphQLNamedType | null | undefined;

interface FragmentCost {
  readonly cost: number;
  readonly once: number;
}

class CostCounter {
  /** Of fragments at the root. */
  private readonly rootCosts = new Map<string, FragmentCost>();
  /** Of fragments within the field at the root that is being counted, on whose arguments costs depend. */
  private readonly fragmentCosts = new Map<string, FragmentCost>();
  private places = 0;
  /** What is done once for each place of a field, beside what is done for each of its objects. */
  private once = 0;
  private root: Asked['root'] | null = null;
  /** Of the connection that is being counted: how many edges it has. */
  private pageSize = 1;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly query: {
      readonly fragments: readonly FragmentDefinitionNode[];
      readonly variables: Readonly<Record<string, unknown>>;
      readonly known: Knowledge;
    },
  ) {}

  rootCost(selectionSet: SelectionSetNode, type: Parent): number {
    const cost = this.selectionCost(selectionSet, type);
    return cost + this.once;
  }

  private selectionCost({ selections }: SelectionSetNode, parent: Parent): number {
    let cost = 0;
    for (const node of selections) {
      this.countPlace();
      if (node.kind === Kind.FIELD) cost += this.fieldCost(node, parent);
      else if (node.kind === Kind.FRAGMENT_SPREAD) cost += this.fragmentCost(node.name.value);
      else cost += this.selectionCost(node.selectionSet, this.typeNamed(node.typeCondition?.name.value) ?? parent);
    }
    return cost;
  }

  private countPlace(): void {
    this.places += 1;
    if (this.places <= mostPlaces) return;
    const message = 'This query spreads its fragments in too many places; send several queries.';
    throw new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY' } });
  }

  private fieldCost(node: FieldNode, parent: Parent): number {
    const field = this.fieldNamed(node.name.value, parent);
    if (field === undefined) return 0; // __typename
    const args = this.argumentsOf(node);
    const { known } = this.query;
    if (this.root !== null) return this.countField(node, field, { args, root: this.root, known });
    this.root = args;
    this.fragmentCosts.clear();
    const cost = this.countField(node, field, { args, root: args, known });
    this.root = null;
    return cost;
  }

  private countField(node: FieldNode, field: GraphQLField<unknown, unknown>, asked: Asked): number {
    const { work = 1, once = 0, items } = costsOf(field);
    this.once += amountOf(once, asked);
    const own = amountOf(work, asked);
    if (node.selectionSet === undefined) return own;
    const share = field === SchemaMetaFieldDef || field === TypeMetaFieldDef ? introspectionShare : 1;
    const length = items === undefined ? this.itemsOf(field) : amountOf(items, asked);
    const outer = this.pageSize;
    this.pageSize = pageSizeOf(field, asked) ?? outer;
    const inner = this.selectionCost(node.selectionSet, getNamedType(field.type));
    this.pageSize = outer;
    return own + share * length * inner;
  }

  private fieldNamed(name: string, parent: Parent): GraphQLField<unknown, unknown> | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  private itemsOf({ name, type }: GraphQLField<unknown, unknown>): number {
    if (name === 'edges') return this.pageSize;
    if (!isListType(getNullableType(type))) return 1;
    return name === 'types' ? Object.keys(this.schema.getTypeMap()).length : assumedListLength;
  }

  private argumentsOf({ arguments: given = [] }: FieldNode): Asked['args'] {
    return Object.fromEntries(
      given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, this.query.variables)]),
    );
  }

  private fragmentCost(name: string): number {
    const key = `${name} ${this.pageSize}`;
    const costs = this.root === null ? this.rootCosts : this.fragmentCosts;
    const known = costs.get(key);
    if (known !== undefined) {
      this.once += known.once;
      return known.cost;
    }
    const { once } = this;
    const fragment = this.query.fragments.find((each) => each.name.value === name);
    const cost = fragment
      ? this.selectionCost(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value))
      : 0;
    costs.set(key, { cost, once: this.once - once });
    return cost;
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }
}

/** What `first` or `last` says, of a field that has pages. */
function pageSizeOf({ args: known }: GraphQLField<unknown, unknown>, { args }: Asked): number | undefined {
  if (!known.some(({ name }) => name === 'first')) return undefined;
  const size = args.first ?? args.last ?? assumedPageSize;
  return typeof size === 'number' ? Math.min(Math.max(size, 1), maxPageSize) : undefined;
}

function amountOf(amount: Amount, asked: Asked): number {
  return typeof amount === 'number' ? amount : amount(asked);
}
