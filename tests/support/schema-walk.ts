import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
} from 'graphql';

type AnyField = GraphQLField<unknown, unknown>;

/** A query that asks for every field on every path of up to `depth` objects from one root field. */
export interface Walk {
  readonly root: GraphQLObjectType;
  readonly field: AnyField;
  /** What the root field gives; of an interface or a union, one of its types. */
  readonly answer: GraphQLObjectType;
  readonly query: string;
}

/** All of them, from every root. */
export function listWalks(schema: GraphQLSchema, depth: number): Walk[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    root ? Object.values(root.getFields()).flatMap((field) => walksFrom(root, field)) : [],
  );

  function walksFrom(root: GraphQLObjectType, field: AnyField): Walk[] {
    const type = getNamedType(field.type);
    const kind = root.name.toLowerCase();
    if (!isAbstractType(type) && !isObjectType(type)) {
      return [{ root, field, answer: root, query: `${kind} { ${field.name}${callOf(field)} }` }];
    }
    const answers = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return answers.map((answer) => {
      const selection = `... on ${answer.name} ${selectAll(answer, depth)}`;
      return { root, field, answer, query: `${kind} { ${field.name}${callOf(field)} { ${selection} } }` };
    });
  }
}

function selectAll(type: GraphQLObjectType, depth: number): string {
  return `{ __typename ${fieldsWithin(type, depth)
    .map((field) => selectField(field, depth))
    .join(' ')} }`;
}

function selectField(field: AnyField, depth: number): string {
  const target = getNamedType(field.type);
  return `${field.name}${callOf(field)}${isObjectType(target) ? ` ${selectAll(target, depth - 1)}` : ''}`;
}

/** Those that can be asked for where so many more objects may follow, this one included. */
export function fieldsWithin(type: GraphQLObjectType, depth: number): AnyField[] {
  return Object.values(type.getFields()).filter((field) => depth > 1 || !isObjectType(getNamedType(field.type)));
}

/** The arguments that have to be given, each with some value of its type. */
function callOf({ args }: AnyField): string {
  const required = args.filter(isRequiredArgument);
  return required.length === 0 ? '' : `(${required.map((arg) => `${arg.name}: ${literal(arg)}`).join(', ')})`;
}

function literal({ type }: Pick<GraphQLArgument, 'type'>): string {
  const inner: GraphQLInputType = getNullableType(type);
  if (isListType(inner)) return `[${literal({ type: inner.ofType })}]`;
  if (isInputObjectType(inner)) {
    const required = Object.values(inner.getFields()).filter(isRequiredInputField);
    return `{ ${required.map((field) => `${field.name}: ${literal(field)}`).join(', ')} }`;
  }
  if (isEnumType(inner)) return inner.getValues()[0]?.name ?? '';
  return inner.name === 'String' || inner.name === 'ID' ? '"a"' : inner.name === 'Boolean' ? 'true' : '1';
}

/** Answers each field with one thing of its type, and makes all of them nullable, so that one refusal hides no other. */
export function fakeAnswers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = ({ __typename }: { __typename: string }) => __typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.type = makeNullable(field.type);
      field.resolve = (_source, _args, { answer }: { answer: string }) => thingOf(field.type, answer);
    }
  }
  return schema;
}

function makeNullable(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}

function thingOf(type: GraphQLOutputType, answer: string): unknown {
  if (isNonNullType(type)) return thingOf(type.ofType, answer);
  if (isListType(type)) return [thingOf(type.ofType, answer)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isScalarType(type)) return scalars[type.name] ?? 'a';
  return { __typename: answer };
}

const scalars: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTimeISO: new Date(0),
  DateTime: new Date(0),
};
