import {
  defaultFieldResolver,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  locatedError,
  responsePathAsArray,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../context.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;
type Count = (value: unknown, context: RequestContext, info: GraphQLResolveInfo) => void;

/** Scalars whose values may be long. */
const textual: ReadonlySet<string> = new Set(['String', 'ID', 'JSON']);

/**
 * Makes every list count what it is about to be filled in with, and every text its length, in the bound of its answer
 * (see answer-bound.ts). Other fields stay as quick as they are: how many there are follows from the lists.
 */
export function boundAnswers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const count = countOf(field);
      if (count !== null) field.resolve = counted(field.resolve ?? defaultFieldResolver, count);
    }
  }
  return schema;
}

function countOf({ type }: GraphQLField<unknown, unknown>): Count | null {
  const named = getNamedType(type);
  if (textual.has(named.name)) return (value, { answer }) => answer.countCharacters(lengthOf(value));
  if (!isListType(getNullableType(type))) return null;
  if (isLeafType(named)) return (value, { answer }) => answer.countNumbers(itemsOf(value));
  return (value, { answer }, { fieldNodes, fragments }) => {
    const width = fieldNodes.reduce((sum, { selectionSet }) => sum + widthOf(selectionSet, fragments), 0);
    answer.countItems(itemsOf(value), Math.max(1, width));
  };
}

function counted(resolve: Resolve, count: Count): Resolve {
  return (source, args, context, info) => {
    const check = (value: unknown): unknown => {
      try {
        count(value, context, info);
      } catch (error) {
        throw refusalOf(error, context, info);
      }
      return value;
    };
    const value: unknown = resolve(source, args, context, info);
    return value instanceof Promise ? value.then(check) : check(value);
  };
}

const refusals = new WeakMap<RequestContext, Error>();

/** One error with one place stands for all that follow: a thousand lists would make one each. */
function refusalOf(cause: unknown, context: RequestContext, { fieldNodes, path }: GraphQLResolveInfo): Error {
  const refusal = refusals.get(context) ?? locatedError(cause, fieldNodes, responsePathAsArray(path));
  refusals.set(context, refusal);
  return refusal;
}

const itemsOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Of a text, or of all texts within a list or object; other values are short. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let length = 0;
  for (const [key, inner] of Object.entries(value)) length += key.length + lengthOf(inner);
  return length;
}

const widths = new WeakMap<SelectionSetNode, number>();

/** How many fields are asked of an item, those below it, too. */
function widthOf(selected: SelectionSetNode | undefined, fragments: Fragments): number {
  if (selected === undefined) return 0;
  const known = widths.get(selected);
  if (known !== undefined) return known;
  let width = 0;
  for (const node of selected.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) width += widthOf(fragments[node.name.value]?.selectionSet, fragments);
    else width += widthOf(node.selectionSet, fragments) + (node.kind === Kind.FIELD ? 1 : 0);
  }
  widths.set(selected, width);
  return width;
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode | undefined>>;
