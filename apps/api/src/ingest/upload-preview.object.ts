import type { DocumentDetails, FileFormat } from '@classmark/domain';
import type { SourceRecord } from '@classmark/harvest';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { ImportProblemObject, ImportWarningObject } from '../runs/import-report.object.js';
import { FieldMappingObject } from './field-mapping.object.js';
import { ImportFormatEnum } from './import-format.js';

@SeenBy('operator')
@ObjectType('RecordDetails', { description: 'The details of a record: all beside title and text.' })
class RecordDetailsObject implements DocumentDetails {
  @Field(() => String, { nullable: true, description: 'Its address.' })
  declare readonly url: string | null;

  @Field(() => String, { nullable: true, description: 'Its date of publication: a year, month or day.' })
  declare readonly publicationDate: string | null;

  @Field(() => String, { nullable: true, description: 'Its language.' })
  declare readonly language: string | null;

  @Field(() => [String], { description: 'Its authors.' })
  declare readonly authors: readonly string[];

  @Field(() => Json, { description: 'Everything else.' })
  declare readonly metadata: Readonly<Record<string, unknown>>;
}

@SeenBy('operator')
@ObjectType('PreviewRecord', { description: 'The document that a row would become.' })
export class PreviewRecordObject implements SourceRecord {
  @Field(() => String, { nullable: true, description: 'Its id within the source.' })
  declare readonly id: string;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  declare readonly title: string;

  @Field(() => String, { nullable: true, description: 'Its text.' })
  declare readonly text: string;

  @Field(() => [String], { nullable: true, description: 'Its subjects; null if the row does not say.' })
  declare readonly subjects: string[] | null;

  @Field(() => RecordDetailsObject, { nullable: true, description: 'Its details: all beside title and text.' })
  declare readonly details?: DocumentDetails | undefined;
}

@SeenBy('operator')
@ObjectType('PreviewRow', { description: 'A row of the file.' })
class PreviewRowObject {
  @Field(() => Int, { description: 'Its line, from 1.' })
  declare readonly line: number;

  @Field(() => Json, { description: 'Its values by column or key.' })
  declare readonly values: Readonly<Record<string, unknown>>;

  @Field(() => PreviewRecordObject, { nullable: true, description: 'The document; null if the row would be rejected.' })
  declare readonly record: PreviewRecordObject | null;
}

@SeenBy('operator')
@ObjectType('UploadPreview', { description: 'A preview of an uploaded file, before anything is imported.' })
export class UploadPreviewObject {
  @Field(() => ID, { description: 'The id for `importDocuments`.' })
  declare readonly uploadId: string;

  @Field(() => String, { description: 'The file’s name.' })
  declare readonly fileName: string;

  @Field(() => ImportFormatEnum, { description: 'Its format.' })
  declare readonly format: FileFormat;

  @Field(() => [String], { description: 'Its columns or keys.' })
  declare readonly fields: readonly string[];

  @Field(() => FieldMappingObject, { description: 'The mapping, as given or guessed.' })
  declare readonly mapping: FieldMappingObject;

  @Field(() => [PreviewRowObject], { description: 'Its first rows.' })
  declare readonly rows: readonly PreviewRowObject[];

  @Field(() => [ImportProblemObject], { description: 'Problems in the first rows.' })
  declare readonly problems: readonly ImportProblemObject[];

  @Field(() => [ImportWarningObject], { description: 'Warnings about the file, from its first rows.' })
  declare readonly warnings: readonly ImportWarningObject[];
}
