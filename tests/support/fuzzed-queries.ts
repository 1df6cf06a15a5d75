import { readFileSync } from 'node:fs';
import type { Random } from '@classmark/math';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { hostileStrings } from './hostile-strings.js';

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));

const roots = {
  query: schema.getQueryType(),
  mutation: schema.getMutationType(),
  subscription: schema.getSubscriptionType(),
};
const directives = ['@include(if: true)', '@skip(if: false)', '@skip(if: true)', '@include(if: $nothing)', '@nothing'];
const ints = ['0', '1', '-1', '2', '100', '101', '2147483647', '-2147483648', '2147483648', '1e308', '0.5'];
const floats = [...ints, '1e-46', '1e-320', '-1e308', '0.9', '0.999', '1.0000000001', '3.4028236e38'];
const dates = ['2020-02-29', '2020-02-30', '0000-01-01', '294276-12-31T23:59:59Z', '2020-02-29T12:00:00.000Z', 'soon'];

/** A value as a query has it, and as its variables do. */
interface Value {
  readonly literal: string;
  readonly json: string;
}

function same(text: string): Value {
  return { literal: text, json: text };
}

export interface FuzzedQuery {
  readonly query: string;
  /** JSON, as it is sent. */
  readonly variables: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
}

const deepest = 1_500;
const deep = same(`${'['.repeat(deepest)}${']'.repeat(deepest)}`);

/** Operations as the schema has them, with fragments and directives, most of them valid, and some broken in one place. */
export class FuzzedQueries {
  private variables: { readonly type: string; readonly json: string }[] = [];
  private fragments: string[] = [];

  constructor(private readonly random: Random) {}

  /** The next, about the things with these ids. */
  next(ids: readonly string[]): FuzzedQuery {
    this.variables = [];
    this.fragments = [];
    const kind = this.isDrawn(0.05) ? 'subscription' : this.isDrawn(0.25) ? 'mutation' : 'query';
    const fields = Object.values(roots[kind]?.getFields() ?? {});
    const count = kind === 'subscription' ? 1 : 1 + this.random.below(3);
    const chosen = Array.from(
      { length: count },
      (_, i) => `a${i}: ${this.field(this.oneOf(fields), { ids, depth: 4 })}`,
    );
    const declared = this.variables.map(({ type }, i) => `$v${i}: ${type}`).join(', ');
    const operation = `${kind} Fuzzed${declared && `(${declared})`} { ${chosen.join(' ')} }`;
    const query = [operation, ...this.fragments].join(' ');
    const variables = `{${this.variables.map(({ json }, i) => `"v${i}": ${json}`).join(', ')}}`;
    return { kind, query: this.isDrawn(0.1) ? this.breakSomewhere(query) : query, variables };
  }

  private breakSomewhere(query: string): string {
    const at = this.random.below(query.length);
    const inserted = this.oneOf(['', '}', '{', '"', '$x', '@skip', '...', '\u0000', '\ud800', '1e999', '[']);
    return query.slice(0, at) + inserted + query.slice(at + this.random.below(4));
  }

  private field(field: GraphQLField<unknown, unknown>, place: Place): string {
    const type = getNamedType(field.type);
    const given = field.args.filter((arg) => isNonNullType(arg.type) || this.isDrawn(0.5));
    const args = given.map((arg) => `${arg.name}: ${this.argument(arg.type, place.ids)}`).join(', ');
    const directive = this.isDrawn(0.03) ? ` ${this.oneOf(directives)}` : '';
    return `${field.name}${args && `(${args})`}${directive}${isCompositeType(type) ? ` ${this.selection(type, place)}` : ''}`;
  }

  /** Written out, or as a variable. */
  private argument(type: GraphQLInputType, ids: readonly string[]): string {
    const value = this.value(type, ids);
    if (this.isDrawn(0.5)) return value.literal;
    this.variables.push({ type: String(type), json: value.json });
    return `$v${this.variables.length - 1}`;
  }

  private selection(type: GraphQLNamedType, { ids, depth }: Place): string {
    const deeper = { ids, depth: depth - 1 };
    if (isUnionType(type)) {
      const members = type.getTypes().map((member) => `... on ${member.name} ${this.selection(member, deeper)}`);
      return `{ __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(type)) return '{ __typename }';
    const fields = Object.values(type.getFields()).filter(
      (each) => depth > 0 || !isCompositeType(getNamedType(each.type)),
    );
    const chosen = fields.filter(() => this.isDrawn(0.3)).slice(0, 6);
    const selected = chosen
      .map((each) => `${each.name}${this.random.below(99)}: ${this.field(each, deeper)}`)
      .join(' ');
    return this.isDrawn(0.1) ? this.spread(type, selected) : `{ __typename ${selected} }`;
  }

  /** What is selected as a fragment, spread more than once, some by another. */
  private spread({ name }: GraphQLNamedType, selected: string): string {
    const inner = `f${this.fragments.length}`;
    this.fragments.push(`fragment ${inner} on ${name} { __typename ${selected} }`);
    const outer = `f${this.fragments.length}`;
    this.fragments.push(`fragment ${outer} on ${name} { ...${inner} ...${this.isDrawn(0.05) ? outer : inner} }`);
    return `{ ...${outer} ...${inner} ... on ${name} { ...${outer} } }`;
  }

  private value(type: GraphQLInputType, ids: readonly string[]): Value {
    if (isNonNullType(type)) return this.value(type.ofType, ids);
    if (this.isDrawn(0.003)) return deep;
    if (this.isDrawn(0.03)) return same(this.oneOf(['null', '{}', '"a"', '1', '[1]', 'true']));
    if (isListType(type)) {
      const items = Array.from({ length: this.random.below(4) }, () => this.value(type.ofType, ids));
      const joined = (key: keyof Value) => `[${items.map((item) => item[key]).join(', ')}]`;
      return { literal: joined('literal'), json: joined('json') };
    }
    return isInputObjectType(type) ? this.inputObject(Object.values(type.getFields()), ids) : this.plain(type, ids);
  }

  private inputObject(fields: readonly InputField[], ids: readonly string[]): Value {
    const given = fields
      .filter(({ type }) => isNonNullType(type) || this.isDrawn(0.5))
      .map(({ name, type }) => ({ name, value: this.value(type, ids) }));
    return {
      literal: `{ ${given.map(({ name, value }) => `${name}: ${value.literal}`).join(', ')} }`,
      json: `{ ${given.map(({ name, value }) => `"${name}": ${value.json}`).join(', ')} }`,
    };
  }

  private plain(type: GraphQLInputType, ids: readonly string[]): Value {
    const { name } = getNamedType(type);
    if (isEnumType(type)) {
      const { name: literal } = this.oneOf(type.getValues());
      return { literal, json: `"${literal}"` };
    }
    if (name === 'Boolean') return same(this.oneOf(['true', 'false']));
    if (name === 'Int') return same(this.oneOf(ints));
    if (name === 'Float') return same(this.oneOf(floats));
    if (name === 'DateTime') return same(JSON.stringify(this.oneOf(dates)));
    if (name === 'ID' && this.isDrawn(0.7)) return same(JSON.stringify(this.oneOf(ids)));
    return same(JSON.stringify(this.oneOf(hostileStrings)));
  }

  private isDrawn(probability: number): boolean {
    return this.random.next() < probability;
  }

  private oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.random.below(items.length)];
    if (item === undefined) throw new Error('Nothing to choose from');
    return item;
  }
}

interface Place {
  readonly ids: readonly string[];
  readonly depth: number;
}

interface InputField {
  readonly name: string;
  readonly type: GraphQLInputType;
}
