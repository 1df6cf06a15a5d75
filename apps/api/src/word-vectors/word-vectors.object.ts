import type { WordVectorOrigin } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { WordVectorOriginEnum } from './word-vectors.enum.js';

@SeenBy('curator')
@ObjectType('WordVectors', {
  implements: NodeObject,
  description: 'Vectors of words that models can be trained with. Versions carry what they need of them.',
})
export class WordVectorsObject extends NodeObject {
  @Field(() => String, { description: 'Their unique name.' })
  declare readonly name: string;

  @Field(() => WordVectorOriginEnum, { description: 'Their origin.' })
  declare readonly origin: WordVectorOrigin;

  @Field(() => Int, { description: 'How many words have a vector.' })
  declare readonly words: number;

  @Field(() => Int, { description: 'Numbers in a vector.' })
  declare readonly dimensions: number;

  @Field(() => String, { description: 'SHA-256 of words and vectors, in hexadecimal.' })
  declare readonly checksum: string;

  @Field(() => Int, { description: 'The size of words and vectors.' })
  declare readonly sizeBytes: number;

  @Field(() => Json, {
    description: 'The file that they were imported from, or the number of documents and the settings of word2vec.',
  })
  declare readonly provenance: unknown;

  @Field(() => DateTime, { description: 'When they were made.' })
  declare readonly createdAt: Date;
}
