import type { Model, SubjectSelection } from '@classmark/domain';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SubjectSelectionEnum } from './model.enum.js';

@ObjectType('Model', { implements: NodeObject, description: 'A recipe that versions are trained by.' })
export class ModelObject implements NodeObject {
  constructor(readonly model: Model) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Model', this.model.id);
  }

  @Field(() => String, { description: 'What people call it.' })
  get name(): string {
    return this.model.name;
  }

  @Field(() => String, { description: 'The learner, by its id.' })
  get learner(): string {
    return this.model.recipe;
  }

  @Field(() => Json, { description: 'The learner’s parameters, those left to their defaults included.' })
  get parameters(): unknown {
    return this.model.parameters;
  }

  @Field(() => SubjectSelectionEnum, { description: 'Which subjects it covers.' })
  get selection(): SubjectSelection {
    return this.model.selection;
  }

  @Field(() => Float, { description: 'The precision that what is published is to have.' })
  get targetPrecision(): number {
    return this.model.targetPrecision;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.model.createdAt;
  }
}
