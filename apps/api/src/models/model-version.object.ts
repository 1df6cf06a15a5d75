import type { VersionState } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { VersionStateEnum } from './model.enum.js';

@SeenBy('reader')
@ObjectType('ModelVersion', { implements: NodeObject, description: 'What one training made; it never changes.' })
export class ModelVersionObject extends NodeObject {
  @Field(() => Int, { description: 'Its number among the versions of its model, from 1.' })
  declare readonly number: number;

  @Field(() => VersionStateEnum, { description: 'Its state.' })
  declare readonly state: VersionState;

  @Field(() => Int, { description: 'The number of subjects it is deployed for.' })
  declare readonly servingCount: number;

  @SeenBy('curator')
  @Field(() => Int, { description: 'The size of its artefact.' })
  declare readonly sizeBytes: number;

  @SeenBy('curator')
  @Field(() => String, { description: 'The SHA-256 hash of its artefact, hexadecimal.' })
  declare readonly sha256: string;

  @SeenBy('curator')
  @Field(() => Json, { description: 'Data fingerprint, labels by source, code version, seed.' })
  declare readonly provenance: unknown;

  @Field(() => DateTime, { description: 'When it was trained.' })
  declare readonly createdAt: Date;
}
