import type { DocumentFilter, SubjectFacet } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { DocumentObject } from './document.object.js';

@ObjectType({ description: 'A document in a list.' })
class DocumentEdge extends edgeOf(() => DocumentObject) {
  @Field(() => String, {
    nullable: true,
    description:
      'Where the search hit it: some words around, HTML-escaped, hits within `<mark>`; null without a search.',
  })
  declare readonly snippet: string | null;
}

@ObjectType({ description: 'Documents, a page of them.' })
export class DocumentConnection extends connectionOf(() => DocumentEdge) {
  /** What the whole list was asked for. */
  declare readonly filter: DocumentFilter;
}

@ObjectType('SubjectFacet', { description: 'How many documents of a list have a subject, narrower ones included.' })
export class SubjectFacetObject {
  constructor(readonly facet: SubjectFacet) {}

  @Field(() => Int, { description: 'Documents.' })
  get count(): number {
    return this.facet.count;
  }
}
