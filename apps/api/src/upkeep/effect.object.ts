import type { AffectedKind, Effect, EffectAction } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';
import { SeenBy } from '../graphql/seen-by.js';

const EffectActionEnum = enumType<EffectAction>('EffectAction', 'What happens to things in a change.', {
  delete: 'They are deleted.',
  set_aside: 'They are set aside.',
  move: 'They move to what something is merged into.',
  restore: 'They are as they were before, or active again.',
  keep: 'They stay as they are, because people or later imports rely on them.',
});

const AffectedKindEnum = enumType<AffectedKind>('AffectedKind', 'A kind of thing that a change affects.', {
  documents: 'Documents.',
  labels: 'Labels, given by sources or people.',
  decisions: 'Decisions.',
  suggestions: 'Suggestions that are published or in review.',
  subjects: 'Subjects.',
  classifiers: 'Classifiers.',
  models: 'Models, with their versions.',
  sources: 'Sources.',
  schemes: 'Schemes.',
});

@SeenBy('operator')
@ObjectType('Effect', { description: 'An effect of a change on things of one kind.' })
export class EffectObject implements Effect {
  @Field(() => EffectActionEnum, { description: 'What happens to them.' })
  declare readonly action: EffectAction;

  @Field(() => AffectedKindEnum, { description: 'Their kind.' })
  declare readonly kind: AffectedKind;

  @Field(() => Int, { description: 'How many there are.' })
  declare readonly count: number;
}
