import type { Act, Decision } from '@classmark/domain';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { follow } from '../graphql/follow.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ActObject } from './act.object.js';
import { DecisionObject } from './decision.object.js';

@Resolver(() => ActObject)
export class ActResolver {
  @FieldResolver(() => [DecisionObject], { description: 'Its decisions.' })
  decisions(@Root() { id }: Act, @Ctx() { loaders }: RequestContext): Promise<readonly DecisionObject[]> {
    return loaders.decisionsOfActs.load(id);
  }
}

@Resolver(() => DecisionObject)
export class DecisionResolver {
  @FieldResolver(() => ID, { description: 'Opaque, stable id.' })
  id(@Root() { id }: Decision): string {
    return encodeGlobalId('Decision', id);
  }

  @FieldResolver(() => ActObject, { description: 'The act it is part of: who, when, and whether it still holds.' })
  act(@Root() { actId }: Decision, @Ctx() { loaders }: RequestContext): Promise<ActObject> {
    return follow(loaders.acts, actId);
  }

  @FieldResolver(() => DocumentObject, { description: 'The document.' })
  document(@Root() { documentId }: Decision, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return follow(loaders.documents, documentId);
  }

  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: Decision, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}
