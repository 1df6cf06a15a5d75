import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', { description: 'What can be read again by its id.' })
export abstract class NodeObject {
  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  abstract readonly id: string;
}
