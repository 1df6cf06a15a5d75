import type { BoundedCount, DocumentFilter } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { SeenBy } from '../graphql/seen-by.js';
import { DocumentObject } from './document.object.js';

@ObjectType({ description: 'A document with its cursor.' })
export class DocumentEdge extends edgeOf(() => DocumentObject) {
  declare readonly findSnippet: () => Promise<string | null>;
}

@ObjectType({ description: 'A page of documents.' })
export class DocumentConnection extends connectionOf(() => DocumentEdge) {
  /** What the whole list was asked for. */
  declare readonly filter: DocumentFilter;
  declare readonly count: () => Promise<BoundedCount>;
}

@SeenBy('reader')
@ObjectType('SubjectFacet', { description: 'How many documents of a list have a subject or a narrower one.' })
export class SubjectFacetObject {
  @Field(() => Int, { description: 'The number of documents.' })
  declare readonly count: number;

  @Field(() => Boolean, {
    description: 'Whether this is an estimate from some of the documents, drawn at random.',
  })
  declare readonly isEstimated: boolean;
}
