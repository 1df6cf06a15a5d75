import { Field, ObjectType } from 'type-graphql';
import type { PageEdge } from './page.js';
import { SeenBy } from './seen-by.js';

@SeenBy('everybody')
@ObjectType({ description: 'The position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, {
    description: 'Whether there is a next page (`after: endCursor`); with `last`, whether `before` was given.',
  })
  declare readonly hasNextPage: boolean;

  @Field(() => Boolean, {
    description:
      'With `last`, whether there is a previous page (`before: startCursor`); otherwise, whether `after` was given.',
  })
  declare readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item.' })
  declare readonly startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item.' })
  declare readonly endCursor: string | null;
}

/** Anything type-graphql can make an object type of. */
type ObjectClass<Instance extends object> = abstract new (...args: never[]) => Instance;

/**
 * Base class of an edge: `@ObjectType({ description }) class UserEdge extends edgeOf(() => UserObject) {}`. What it
 * needs beside cursor and node is a field of the class.
 */
export function edgeOf<Node extends object>(nodeClass: () => ObjectClass<Node>) {
  @ObjectType({ description: 'An item of the list with its cursor.' })
  abstract class Edge {
    @Field(() => String, { description: 'The position of the item, for `after` and `before`.' })
    declare readonly cursor: string;

    @Field(nodeClass, { description: 'The item.' })
    declare readonly node: Node;
  }
  return Edge;
}

/** Base class of a connection: `class UserConnection extends connectionOf(() => UserEdge) {}`. */
export function connectionOf<Edge extends PageEdge<object>>(edgeClass: () => ObjectClass<Edge>) {
  @ObjectType({ description: 'A page of a list.' })
  abstract class Connection {
    @Field(() => [edgeClass()], { description: 'The items of this page.' })
    declare readonly edges: readonly Edge[];

    @Field(() => PageInfo, { description: 'The position of this page.' })
    declare readonly pageInfo: PageInfo;
  }
  return Connection;
}
