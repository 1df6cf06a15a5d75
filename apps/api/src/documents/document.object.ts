import type {
  Document,
  DocumentLabel,
  DocumentState,
  DocumentSubject,
  DocumentSubjectStatus,
  LabelOrigin,
  SetAsideReason,
} from '@classmark/domain';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { DocumentStateEnum, LabelOriginEnum, SetAsideReasonEnum, SubjectStandingEnum } from './document.enum.js';

@ObjectType('Document', { implements: NodeObject, description: 'A title and a text from a source.' })
export class DocumentObject implements NodeObject {
  constructor(readonly document: Document) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Document', this.document.id);
  }

  @Field(() => String, { description: 'Where it comes from.' })
  get source(): string {
    return this.document.source;
  }

  @Field(() => String, { description: 'Its id within its source.' })
  get externalId(): string {
    return this.document.externalId;
  }

  @Field(() => String, { description: 'Without markup.' })
  get title(): string {
    return this.document.title;
  }

  @Field(() => String, { description: 'Without markup; may be empty.' })
  get text(): string {
    return this.document.text;
  }

  @Field(() => DocumentStateEnum, { description: 'Whether it takes part.' })
  get state(): DocumentState {
    return this.document.state;
  }

  @Field(() => SetAsideReasonEnum, { nullable: true, description: 'Why it stands aside; null while it takes part.' })
  get setAsideReason(): SetAsideReason | null {
    return this.document.setAsideReason;
  }

  @Field(() => DateTime, { description: 'When it came in.' })
  get createdAt(): Date {
    return this.document.createdAt;
  }

  @Field(() => DateTime, { description: 'When an import last changed its content or labels.' })
  get updatedAt(): Date {
    return this.document.updatedAt;
  }
}

@ObjectType('DocumentLabel', { description: 'A statement that a document has a subject, or has it not.' })
export class DocumentLabelObject {
  constructor(readonly label: DocumentLabel) {}

  @Field(() => Boolean, { description: 'Has it, or has it not.' })
  get value(): boolean {
    return this.label.value;
  }

  @Field(() => LabelOriginEnum, { description: 'Who says so.' })
  get origin(): LabelOrigin {
    return this.label.origin;
  }

  @Field(() => DateTime, { description: 'Since when.' })
  get createdAt(): Date {
    return this.label.createdAt;
  }
}

@ObjectType('DocumentSubject', { description: 'A subject that a search front end shows for a document.' })
export class DocumentSubjectObject {
  constructor(readonly entry: DocumentSubject) {}

  @Field(() => SubjectStandingEnum, { description: 'Why it is shown.' })
  get standing(): DocumentSubjectStatus {
    return this.entry.status;
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Of the suggestion; null for a label, and for a broader subject that a narrower one implies.',
  })
  get probability(): number | null {
    return this.entry.probability;
  }
}
