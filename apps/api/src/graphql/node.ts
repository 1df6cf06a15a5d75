import { Field, ID, InterfaceType } from 'type-graphql';

/** What `node` gives says itself which type it is; everywhere else the schema does. */
export interface TypedNode {
  readonly __typename: string;
}

/** A thing with an id: what a loader gives has its key as `id`, and clients get it as a global one. */
@InterfaceType('Node', {
  description: 'Anything that has an id.',
  resolveType: ({ __typename }: TypedNode) => __typename,
})
export abstract class NodeObject {
  @Field(() => ID, { description: 'Opaque, stable id.' })
  declare readonly id: number | bigint;
}
