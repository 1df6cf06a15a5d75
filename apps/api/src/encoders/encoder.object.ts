import { Field, Float, Int, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('Encoder', {
  implements: NodeObject,
  description: 'A sentence transformer that models can be trained with.',
})
export class EncoderObject extends NodeObject {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;

  @Field(() => Int, { description: 'Numbers in a vector.' })
  declare readonly dimensions: number;

  @Field(() => String, { description: 'SHA-256 of its files, in hexadecimal.' })
  declare readonly checksum: string;

  @Field(() => Int, { description: 'The size of its files.' })
  declare readonly sizeBytes: number;

  @Field(() => Float, {
    description:
      'Milliseconds that encoding a text took in the worker when it was imported: the mean of some documents or, where ' +
      'there were none, of a generated text of 200 words.',
  })
  declare readonly msPerText: number;

  @Field(() => Json, {
    description: 'The file that it was imported from, and the number of documents that its time was measured on.',
  })
  declare readonly provenance: unknown;

  @Field(() => DateTime, { description: 'When it was imported.' })
  declare readonly createdAt: Date;
}
