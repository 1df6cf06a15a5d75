import type { Document, DocumentState, SetAsideReason } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { DocumentStateEnum, SetAsideReasonEnum } from './document.enum.js';

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
