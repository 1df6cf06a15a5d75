import { execute, type ImportUndo, type KeptDocument, requireRole, undoImport } from '@classmark/domain';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { enumType } from '../graphql/enum-type.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { SeenBy } from '../graphql/seen-by.js';
import { EffectObject } from '../upkeep/effect.object.js';

const KeptReasonEnum = enumType<KeptDocument['fate']>('KeptReason', 'Why undoing an import leaves a document.', {
  keep_decided: 'People have decided on it, restored or merged it since.',
  keep_changed: 'A later import updated it.',
});

@SeenBy('operator')
@ObjectType('KeptDocument', { description: 'A document that undoing an import leaves as it is.' })
class KeptDocumentObject {
  @Field(() => KeptReasonEnum, { name: 'reason', description: 'Why it stays.' })
  declare readonly fate: KeptDocument['fate'];
}

@SeenBy('operator')
@ObjectType('ImportUndo', { description: 'The effects of undoing an import.' })
class ImportUndoObject {
  @Field(() => [EffectObject], { description: 'The effects.' })
  declare readonly effects: readonly EffectObject[];

  @Field(() => [KeptDocumentObject], { description: 'Documents that stay as the import left them; the first 50.' })
  declare readonly kept: readonly KeptDocumentObject[];
}

@InputType({ description: 'The import to undo.' })
class UndoImportInput {
  @Field(() => ID, { description: 'The run of the import.' })
  declare readonly runId: string;
}

@ObjectType({ description: 'The import is undone.' })
class ImportUndone {
  @Field(() => ImportUndoObject, { description: 'The effects.' })
  declare readonly undo: ImportUndoObject;
}

const UndoImportResult = answerUnion('UndoImportResult', 'What was undone, or why it was refused.', ImportUndone, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class UndoImportResolver {
  @Query(() => ImportUndoObject, { description: 'Previews `undoImport`; changes nothing. For operators.' })
  @Costs({ work: 50_000 })
  importUndoPreview(
    @Arg('runId', () => ID, { description: 'The run of the import.' }) runId: string,
    @Ctx() { actor, importUndo }: RequestContext,
  ): Promise<ImportUndo> {
    requireRole(actor, 'operator');
    return importUndo.undoImport(bigKeyOf('Run', runId, 'runId'), { actor, isPreview: true });
  }

  @Mutation(() => UndoImportResult, {
    description:
      'Undoes an import: documents it added are deleted, documents it updated get their earlier content and labels back. For operators.',
  })
  async undoImport(
    @Arg('input', () => UndoImportInput) { runId }: UndoImportInput,
    @Ctx() { actor, importUndo }: RequestContext,
  ): Promise<ImportUndone> {
    return { undo: await execute(undoImport, importUndo, actor, { runId: bigKeyOf('Run', runId, 'input.runId') }) };
  }
}

@Resolver(() => KeptDocumentObject)
export class KeptDocumentResolver {
  @FieldResolver(() => DocumentObject, { description: 'The document.' })
  document(@Root() { documentId }: KeptDocument, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return follow(loaders.documents, documentId);
  }
}
