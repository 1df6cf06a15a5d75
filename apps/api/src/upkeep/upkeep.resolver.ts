import {
  deleteTarget,
  type Effect,
  execute,
  merge,
  merging,
  parseInput,
  rename,
  requireRole,
  target,
} from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { EffectObject } from './effect.object.js';
import { mergingOf, targetOf } from './target-of.js';

@InputType({ description: 'A new name.' })
class RenameInput {
  @Field(() => ID, { description: 'The subject, scheme, source or document.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its new name or, for a document, its new title.' })
  declare readonly name: string;
}

@InputType({ description: 'Two subjects, schemes, sources or documents that become one.' })
class MergeInput {
  @Field(() => ID, { description: 'The one that goes.' })
  declare readonly fromId: string;

  @Field(() => ID, { description: 'The one that stays, of the same kind.' })
  declare readonly intoId: string;
}

@InputType({ description: 'What to delete.' })
class DeleteInput {
  @Field(() => ID, { description: 'The subject, scheme, source or document.' })
  declare readonly id: string;
}

@ObjectType({ description: 'It has the new name.' })
class Renamed {
  @Field(() => ID, { description: 'What was renamed.' })
  declare readonly id: string;
}

@ObjectType({ description: 'Two became one.' })
class Merged {
  @Field(() => [EffectObject], { description: 'The effects.' })
  declare readonly effects: readonly EffectObject[];
}

@ObjectType({ description: 'It is deleted.' })
class Deleted {
  @Field(() => [EffectObject], { description: 'The effects.' })
  declare readonly effects: readonly EffectObject[];
}

const problems = [NotFoundProblem, ConflictProblem];
const RenameResult = answerUnion('RenameResult', 'The renamed thing, or why it keeps its name.', Renamed, problems);
const MergeResult = answerUnion('MergeResult', 'The effects of merging, or why it was refused.', Merged, problems);
const DeleteResult = answerUnion('DeleteResult', 'The effects of deleting, or why it was refused.', Deleted, problems);

@Resolver()
export class UpkeepResolver {
  @Mutation(() => RenameResult, {
    description: 'Renames a subject, scheme or source, or gives a document another title. For operators.',
  })
  async rename(
    @Arg('input', () => RenameInput) { id, name }: RenameInput,
    @Ctx() { actor, upkeep }: RequestContext,
  ): Promise<Renamed> {
    await execute(rename, upkeep, actor, { target: targetOf(id), name });
    return { id };
  }

  @Query(() => [EffectObject], { description: 'Previews `merge`; changes nothing. For operators.' })
  @Costs({ work: 50_000 })
  mergePreview(
    @Arg('input', () => MergeInput) { fromId, intoId }: MergeInput,
    @Ctx() { actor, upkeep }: RequestContext,
  ): Promise<readonly Effect[]> {
    requireRole(actor, 'operator');
    return upkeep.merge(parseInput(merging, mergingOf(fromId, intoId)), { actor, isPreview: true });
  }

  @Mutation(() => MergeResult, {
    description:
      'Merges a subject, scheme, source or document into another: labels, decisions, subjects and documents move. For operators.',
  })
  async merge(
    @Arg('input', () => MergeInput) { fromId, intoId }: MergeInput,
    @Ctx() { actor, upkeep }: RequestContext,
  ): Promise<Merged> {
    return { effects: await execute(merge, upkeep, actor, mergingOf(fromId, intoId)) };
  }

  @Query(() => [EffectObject], { description: 'Previews `delete`; changes nothing. For operators.' })
  @Costs({ work: 50_000 })
  deletionPreview(
    @Arg('input', () => DeleteInput) { id }: DeleteInput,
    @Ctx() { actor, upkeep }: RequestContext,
  ): Promise<readonly Effect[]> {
    requireRole(actor, 'operator');
    return upkeep.delete(parseInput(target, targetOf(id)), { actor, isPreview: true });
  }

  @Mutation(() => DeleteResult, {
    description: 'Deletes a subject, scheme, source or document with all that is known of it, for good. For operators.',
  })
  async delete(
    @Arg('input', () => DeleteInput) { id }: DeleteInput,
    @Ctx() { actor, upkeep }: RequestContext,
  ): Promise<Deleted> {
    return { effects: await execute(deleteTarget, upkeep, actor, { target: targetOf(id) }) };
  }
}
