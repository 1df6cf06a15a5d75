import type { DocumentState, DocumentSubjectStatus, LabelOrigin, SetAsideReason } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { Costs } from '../graphql/costs.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { DocumentStateEnum, DocumentSubjectStatusEnum, LabelOriginEnum, SetAsideReasonEnum } from './document.enum.js';

@SeenBy('reader')
@ObjectType('Document', { implements: NodeObject, description: 'A title and a text from a source.' })
export class DocumentObject extends NodeObject {
  @Field(() => String, { description: 'The source it comes from.' })
  declare readonly source: string;

  @Field(() => String, { description: 'Its id within the source.' })
  declare readonly externalId: string;

  @Field(() => String, { description: 'The title without markup.' })
  declare readonly title: string;

  @Costs({ work: 20 })
  @Field(() => String, { description: 'The text without markup; may be empty.' })
  declare readonly text: string;

  @Field(() => String, { nullable: true, description: 'Where it can be read; null if the source does not say.' })
  declare readonly url: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The date of publication: a year, month or day, such as 2014, 2014-05 or 2014-05-01; null if unknown.',
  })
  declare readonly publicationDate: string | null;

  @Field(() => String, { nullable: true, description: 'The language (BCP 47), such as `en`; null if unknown.' })
  declare readonly language: string | null;

  @Field(() => [String], { description: 'The authors, in order.' })
  declare readonly authors: readonly string[];

  @Field(() => Json, { description: 'What else the source says, by its own names.' })
  declare readonly metadata: Readonly<Record<string, unknown>>;

  @Field(() => DocumentStateEnum, { description: 'Whether it is active or set aside.' })
  declare readonly state: DocumentState;

  @Field(() => SetAsideReasonEnum, { nullable: true, description: 'Why it is set aside; null while it is active.' })
  declare readonly setAsideReason: SetAsideReason | null;

  @Field(() => DateTime, { description: 'When it was first imported.' })
  declare readonly createdAt: Date;

  @Field(() => DateTime, { description: 'When an import last changed its content or labels.' })
  declare readonly updatedAt: Date;
}

@SeenBy('reader')
@ObjectType('DocumentLabel', { description: 'A statement that a document has a subject, or does not have it.' })
export class DocumentLabelObject {
  @Field(() => Boolean, { description: 'Whether the document has the subject.' })
  declare readonly value: boolean;

  @Field(() => LabelOriginEnum, { description: 'Who gave the label.' })
  declare readonly origin: LabelOrigin;

  @Field(() => DateTime, { description: 'When the label was given.' })
  declare readonly createdAt: Date;
}

@SeenBy('reader')
@ObjectType('DocumentSubject', { description: 'A subject that a search front end shows for a document.' })
export class DocumentSubjectObject {
  @Field(() => DocumentSubjectStatusEnum, { description: 'Why it is shown.' })
  declare readonly status: DocumentSubjectStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'The probability of the suggestion; null for a label, and for a subject implied by a narrower one.',
  })
  declare readonly probability: number | null;
}
