import type { Version, VersionState } from '@classmark/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { VersionStateEnum } from './model.enum.js';
import { VersionEvaluationObject } from './version-evaluation.object.js';

@ObjectType('ModelVersion', { implements: NodeObject, description: 'What one training run made; it never changes.' })
export class ModelVersionObject implements NodeObject {
  constructor(readonly version: Version) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('ModelVersion', this.version.id);
  }

  @Field(() => Int, { description: 'Counts the versions of its model from 1.' })
  get number(): number {
    return this.version.number;
  }

  @Field(() => VersionStateEnum, { description: 'How it stands.' })
  get state(): VersionState {
    return this.version.state;
  }

  @Field(() => Int, { description: 'Subjects that it serves now.' })
  get servingCount(): number {
    return this.version.servingCount;
  }

  @Field(() => Int, { description: 'Of its artefact.' })
  get sizeBytes(): number {
    return this.version.sizeBytes;
  }

  @Field(() => String, { description: 'Of its artefact, hexadecimal.' })
  get sha256(): string {
    return this.version.sha256;
  }

  @Field(() => Json, { description: 'Data fingerprint, labels by source, code version, seed.' })
  get provenance(): unknown {
    return this.version.provenance;
  }

  @Field(() => VersionEvaluationObject, { description: 'Totals on the held-out fifth.' })
  get evaluation(): VersionEvaluationObject {
    return new VersionEvaluationObject(this.version.evaluation);
  }

  @Field(() => DateTime, { description: 'When it was trained.' })
  get createdAt(): Date {
    return this.version.createdAt;
  }
}
