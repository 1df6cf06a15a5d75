import type { Upload } from '@classmark/database';
import { type FileFormat, type RecordPreview, type SourceRecord, toRowProblem } from '@classmark/harvest';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { Json } from '../graphql/scalars.js';
import { ImportProblemObject } from '../runs/import-report.object.js';
import { FieldMappingObject } from './field-mapping.object.js';

const ImportFormatEnum = enumType<FileFormat>('ImportFormat', 'How a file is written, by its name.', {
  jsonl: 'One JSON object a line, plain or gzipped.',
  csv: 'Comma-separated with a header, plain or gzipped.',
});

@ObjectType('PreviewRecord', { description: 'What a row would be as a document.' })
class PreviewRecordObject implements SourceRecord {
  @Field(() => String, { nullable: true, description: 'Its id within the source.' })
  declare readonly id: string;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  declare readonly title: string;

  @Field(() => String, { nullable: true, description: 'Its text.' })
  declare readonly text: string;

  @Field(() => [String], { nullable: true, description: 'Its subjects; null where the row says nothing of them.' })
  declare readonly subjects: string[] | null;
}

@ObjectType('PreviewRow', { description: 'A row of the file.' })
class PreviewRowObject {
  @Field(() => Int, { description: 'Its line, from 1.' })
  declare readonly line: number;

  @Field(() => Json, { description: 'What stands in its columns or keys.' })
  declare readonly values: Readonly<Record<string, unknown>>;

  @Field(() => PreviewRecordObject, { nullable: true, description: 'Null where the row is wrong.' })
  declare readonly record: PreviewRecordObject | null;
}

@ObjectType('UploadPreview', { description: 'What a file looks like, before anything of it is written.' })
export class UploadPreviewObject {
  constructor(
    private readonly upload: Upload,
    private readonly seen: RecordPreview & { readonly format: FileFormat },
  ) {}

  @Field(() => ID, { description: 'For `importDocuments`.' })
  get uploadId(): string {
    return encodeGlobalId('Upload', this.upload.id);
  }

  @Field(() => String, { description: 'The file’s name.' })
  get fileName(): string {
    return this.upload.fileName;
  }

  @Field(() => ImportFormatEnum, { description: 'How it is written.' })
  get format(): FileFormat {
    return this.seen.format;
  }

  @Field(() => [String], { description: 'Its columns or keys.' })
  get fields(): readonly string[] {
    return this.seen.fields;
  }

  @Field(() => FieldMappingObject, { description: 'As given, else guessed.' })
  get mapping(): FieldMappingObject {
    return this.seen.mapping;
  }

  @Field(() => [PreviewRowObject], { description: 'Its first rows.' })
  get rows(): readonly PreviewRowObject[] {
    return this.seen.rows;
  }

  @Field(() => [ImportProblemObject], { description: 'What is wrong with the first rows.' })
  get problems(): ImportProblemObject[] {
    return this.seen.problems.map(toRowProblem);
  }
}
