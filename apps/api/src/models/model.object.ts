import type { PromiseScope, SubjectSelection } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { PromiseScopeEnum, SubjectSelectionEnum } from './model.enum.js';

@SeenBy('reader')
@ObjectType('Model', {
  implements: NodeObject,
  description: 'A scheme, a choice of subjects and a recipe; each training makes a version.',
})
export class ModelObject extends NodeObject {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;

  @SeenBy('curator')
  @Field(() => String, { description: 'The id of its recipe.' })
  declare readonly recipe: string;

  @SeenBy('curator')
  @Field(() => Json, { description: 'The parameters of the recipe, defaults included.' })
  declare readonly parameters: unknown;

  @SeenBy('curator')
  @Field(() => SubjectSelectionEnum, { description: 'Which subjects it covers.' })
  declare readonly selection: SubjectSelection;

  @SeenBy('curator')
  @Field(() => Float, { description: 'The precision that published suggestions are to reach.' })
  declare readonly targetPrecision: number;

  @SeenBy('curator')
  @Field(() => PromiseScopeEnum, { description: 'What the target precision is promised for.' })
  declare readonly promise: PromiseScope;

  @SeenBy('curator')
  @Field(() => [String], { description: 'The sources that it suggests for, by name; all if there are none.' })
  declare readonly sources: readonly string[];

  @SeenBy('curator')
  @Field(() => DateTime, { description: 'When it was created.' })
  declare readonly createdAt: Date;
}
