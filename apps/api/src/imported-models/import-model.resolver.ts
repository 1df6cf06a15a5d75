import { deleteImportedModel, execute, importModel, renameImportedModel } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { ImportedModelObject } from './imported-model.object.js';
import { loadMojo } from './loaded-models.js';

@InputType({ description: 'A model to import.' })
class ImportModelInput {
  @Field(() => ID, { description: 'The upload of its MOJO zip, as POST /uploads answered.' })
  declare readonly uploadId: string;

  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;
}

@InputType({ description: 'A new name for an imported model.' })
class RenameImportedModelInput {
  @Field(() => ID, { description: 'The model.' })
  declare readonly id: string;

  @Field(() => String, { description: 'Its new, unique name.' })
  declare readonly name: string;
}

@InputType({ description: 'An imported model to delete.' })
class DeleteImportedModelInput {
  @Field(() => ID, { description: 'The model.' })
  declare readonly id: string;
}

@ObjectType({ description: 'The model is kept under its name.' })
class ModelImported {
  @Field(() => ImportedModelObject, { description: 'The model.' })
  declare readonly model: ImportedModelObject;
}

@ObjectType({ description: 'The imported model is deleted.' })
class ImportedModelDeleted {
  @Field(() => ID, { description: 'The id it had.' })
  declare readonly deletedId: string;
}

const problems = [NotFoundProblem, ConflictProblem];
const ImportModelResult = answerUnion(
  'ImportModelResult',
  'The model, or why it was refused.',
  ModelImported,
  problems,
);
const RenameImportedModelResult = answerUnion(
  'RenameImportedModelResult',
  'The model, or why it keeps its name.',
  ModelImported,
  problems,
);
const DeleteImportedModelResult = answerUnion(
  'DeleteImportedModelResult',
  'The id, or why nothing was deleted.',
  ImportedModelDeleted,
  problems,
);

@Resolver()
export class ImportModelResolver {
  @Mutation(() => ImportModelResult, { description: 'Imports an uploaded H2O model. For operators.' })
  async importModel(
    @Arg('input', () => ImportModelInput) { uploadId, name }: ImportModelInput,
    @Ctx() { actor, importedModels }: RequestContext,
  ): Promise<ModelImported> {
    const inspect = async (bytes: Uint8Array) => (await loadMojo(bytes)).model;
    const input = { uploadId: bigKeyOf('Upload', uploadId, 'uploadId'), name };
    return { model: await execute(importModel, { store: importedModels, inspect }, actor, input) };
  }

  @Mutation(() => RenameImportedModelResult, { description: 'Renames an imported model. For operators.' })
  async renameImportedModel(
    @Arg('input', () => RenameImportedModelInput) { id, name }: RenameImportedModelInput,
    @Ctx() { actor, importedModels }: RequestContext,
  ): Promise<ModelImported> {
    const input = { id: keyOf('ImportedModel', id), name };
    return { model: await execute(renameImportedModel, importedModels, actor, input) };
  }

  @Mutation(() => DeleteImportedModelResult, { description: 'Deletes an imported model for good. For operators.' })
  async deleteImportedModel(
    @Arg('input', () => DeleteImportedModelInput) { id }: DeleteImportedModelInput,
    @Ctx() { actor, importedModels, loadedModels }: RequestContext,
  ): Promise<ImportedModelDeleted> {
    const key = keyOf('ImportedModel', id);
    await execute(deleteImportedModel, importedModels, actor, { id: key });
    loadedModels.forget(key);
    return { deletedId: id };
  }
}
