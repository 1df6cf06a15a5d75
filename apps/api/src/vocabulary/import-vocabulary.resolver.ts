import { listVocabularyImports } from '@classmark/database';
import {
  execute,
  parseInput,
  requireRole,
  undoVocabularyImport,
  type VocabularyFormat,
  type VocabularyImport,
  vocabularyInput,
} from '@classmark/domain';
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
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { enumType } from '../graphql/enum-type.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { EffectObject } from '../upkeep/effect.object.js';
import { SchemeObject } from './scheme.object.js';
import { VocabularyImportObject, VocabularyReportObject } from './vocabulary-report.object.js';

/** As names of GraphQL are written. */
type Underscored<Name extends string> = Name extends `${infer Before}-${infer After}`
  ? `${Before}_${Underscored<After>}`
  : Name;

const VocabularyFormatEnum = enumType<Underscored<VocabularyFormat>>(
  'VocabularyFormat',
  'How a vocabulary file is written, plain or gzipped.',
  {
    turtle: 'SKOS in Turtle.',
    rdf_xml: 'SKOS in RDF/XML.',
    json_ld: 'SKOS in JSON-LD.',
    paths: 'A path from a root per line, labels joined by slashes; or an indented outline.',
    csv: 'A table with the column `label` or `label_en` (any language), and any of `uri`, `id`, `notation`, `broader`.',
    annif_tsv: 'A URI, a tab and a label per line, as Annif reads it.',
  },
);

@InputType({ description: 'A vocabulary file and the scheme that it describes.' })
class ImportVocabularyInput {
  @Field(() => ID, { description: 'The upload, as POST /uploads answered.' })
  declare readonly uploadId: string;

  @Field(() => String, { description: 'The name of the scheme; created if there is none.' })
  declare readonly scheme: string;

  @Field(() => VocabularyFormatEnum, { nullable: true, description: 'The format; detected if left out.' })
  declare readonly format?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The language (BCP 47) of the labels to show first, such as `en`; if left out, that in which a subject is shown.',
  })
  declare readonly language?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For a new scheme: whether equal names are one subject with several broader ones; this never changes.',
  })
  declare readonly mergesEqualNames?: boolean | null;
}

@InputType({ description: 'The import of a vocabulary to undo.' })
class UndoVocabularyImportInput {
  @Field(() => ID, { description: 'The import.' })
  declare readonly importId: string;
}

@ObjectType({ description: 'The vocabulary was imported.' })
class VocabularyImported {
  @Field(() => VocabularyImportObject, { description: 'The import.' })
  declare readonly import: VocabularyImportObject;
}

@ObjectType({ description: 'The import is undone.' })
class VocabularyImportUndone {
  @Field(() => [EffectObject], { description: 'The effects.' })
  declare readonly effects: readonly EffectObject[];
}

const problems = [NotFoundProblem, ConflictProblem];
const ImportVocabularyResult = answerUnion(
  'ImportVocabularyResult',
  'The import, or why it was refused.',
  VocabularyImported,
  problems,
);
const UndoVocabularyImportResult = answerUnion(
  'UndoVocabularyImportResult',
  'What was undone, or why it was refused.',
  VocabularyImportUndone,
  problems,
);

@Resolver(() => VocabularyImportObject)
export class ImportVocabularyResolver {
  @Costs({ work: 50_000 })
  @Query(() => VocabularyReportObject, { description: 'Previews `importVocabulary`; changes nothing. For operators.' })
  vocabularyPreview(
    @Arg('input', () => ImportVocabularyInput) input: ImportVocabularyInput,
    @Ctx() { actor, vocabularyThreads }: RequestContext,
  ): Promise<VocabularyReportObject> {
    requireRole(actor, 'operator');
    return vocabularyThreads.preview(actor, parseInput(vocabularyInput, inputOf(input)));
  }

  @Costs({ work: 50_000 })
  @Mutation(() => ImportVocabularyResult, {
    description:
      'Makes a scheme match a vocabulary file: subjects that the file still has keep their ids, labels and decisions. For operators.',
  })
  async importVocabulary(
    @Arg('input', () => ImportVocabularyInput) input: ImportVocabularyInput,
    @Ctx() { actor, vocabularyThreads }: RequestContext,
  ): Promise<VocabularyImported> {
    requireRole(actor, 'operator');
    return { import: await vocabularyThreads.import(actor, parseInput(vocabularyInput, inputOf(input))) };
  }

  @Costs({ work: 50_000 })
  @Query(() => [EffectObject], { description: 'Previews `undoVocabularyImport`; changes nothing. For operators.' })
  vocabularyUndoPreview(
    @Arg('input', () => UndoVocabularyImportInput) { importId }: UndoVocabularyImportInput,
    @Ctx() { actor, vocabularies }: RequestContext,
  ): Promise<readonly EffectObject[]> {
    requireRole(actor, 'operator');
    const key = keyOf('VocabularyImport', importId, 'importId');
    return vocabularies.undoVocabularyImport(key, { actor, isPreview: true });
  }

  @Costs({ work: 50_000 })
  @Mutation(() => UndoVocabularyImportResult, {
    description:
      'Restores a scheme as it was before an import: subjects come back with their ids, labels and decisions. For operators.',
  })
  async undoVocabularyImport(
    @Arg('input', () => UndoVocabularyImportInput) { importId }: UndoVocabularyImportInput,
    @Ctx() { actor, vocabularies }: RequestContext,
  ): Promise<VocabularyImportUndone> {
    const input = { importId: keyOf('VocabularyImport', importId, 'input.importId') };
    return { effects: await execute(undoVocabularyImport, vocabularies, actor, input) };
  }

  @FieldResolver(() => SchemeObject, { description: 'The scheme.' })
  scheme(@Root() { schemeId }: VocabularyImport, @Ctx() { loaders }: RequestContext): Promise<SchemeObject> {
    return follow(loaders.schemes, schemeId);
  }
}

@Resolver()
export class VocabularyImportsResolver {
  @Query(() => [VocabularyImportObject], {
    description: 'Lists the last 50 imported vocabulary files, newest first. For operators.',
  })
  vocabularyImports(@Ctx() { actor, database }: RequestContext): Promise<VocabularyImportObject[]> {
    requireRole(actor, 'operator');
    return listVocabularyImports(database);
  }
}

const inputOf = ({ uploadId, format, ...given }: ImportVocabularyInput) => ({
  ...given,
  uploadId: bigKeyOf('Upload', uploadId, 'uploadId'),
  format: format?.replaceAll('_', '-'),
});
