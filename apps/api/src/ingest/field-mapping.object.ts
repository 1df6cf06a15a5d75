import type { FieldMapping } from '@classmark/harvest';
import { Field, InputType, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';

const columnsText = 'Columns that are one subject each, marked 1, true, yes or x for documents that have it.';
const separatorText = 'What separates subjects in one cell; `;` or `|` if null.';

/** What both have. */
@ObjectType()
@InputType()
abstract class MappedFields {
  @Field(() => String, { nullable: true, description: 'The column or key of the id.' })
  declare readonly id: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the title.' })
  declare readonly title: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the text or abstract.' })
  declare readonly text: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the subjects.' })
  declare readonly subjects: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the address: a URL or DOI.' })
  declare readonly url: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the date of publication.' })
  declare readonly publicationDate: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the language.' })
  declare readonly language: string | null;

  @Field(() => String, { nullable: true, description: 'The column or key of the authors.' })
  declare readonly authors: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The column or key of an object with metadata; if null, all fields not read otherwise are metadata.',
  })
  declare readonly metadata: string | null;
}

@SeenBy('curator')
@ObjectType('FieldMapping', {
  description: 'The columns or keys that hold each field; null for a field that none holds.',
})
export class FieldMappingObject extends MappedFields implements FieldMapping {
  @Field(() => [String], { description: columnsText })
  declare readonly subjectColumns: readonly string[];

  @Field(() => String, { nullable: true, description: separatorText })
  declare readonly subjectSeparator: string | null;
}

@InputType({ description: 'The columns or keys that hold each field; fields left out are guessed, null means none.' })
export class FieldMappingInput extends MappedFields {
  @Field(() => [String], { nullable: true, description: columnsText })
  declare readonly subjectColumns: readonly string[] | null;

  @Field(() => String, { nullable: true, description: separatorText })
  declare readonly subjectSeparator: string | null;
}
