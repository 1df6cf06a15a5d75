import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ActObject } from './act.object.js';
import { DecisionObject } from './decision.object.js';

@Resolver(() => ActObject)
export class ActResolver {
  @FieldResolver(() => [DecisionObject], { description: 'What it says, one by one.' })
  decisions(@Root() { act }: ActObject, @Ctx() { loaders }: RequestContext): Promise<DecisionObject[]> {
    return loaders.decisionsOfActs.load(act.id);
  }
}

@Resolver(() => DecisionObject)
export class DecisionResolver {
  @FieldResolver(() => ActObject, { description: 'The act that it is part of: who, when, and whether it still holds.' })
  async act(@Root() { decision }: DecisionObject, @Ctx() { loaders }: RequestContext): Promise<ActObject> {
    return requireLoaded(await loaders.acts.load(decision.actId), 'act');
  }

  @FieldResolver(() => DocumentObject, { description: 'Of what.' })
  async document(@Root() { decision }: DecisionObject, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return requireLoaded(await loaders.documents.load(decision.documentId), 'document');
  }

  @FieldResolver(() => SubjectObject, { description: 'What it is, or is not, about.' })
  async subject(@Root() { decision }: DecisionObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(decision.subjectId), 'subject');
  }
}
