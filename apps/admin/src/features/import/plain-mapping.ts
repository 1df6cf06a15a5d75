import type { FieldMappingInput } from '@/gql/graphql';

/** A mapping without what GraphQL adds to it, to be sent back. */
export function plainMapping(mapping: FieldMappingInput): FieldMappingInput {
  const { id, title, text, subjects, subjectColumns, subjectSeparator } = mapping;
  const { url, publicationDate, language, authors, metadata } = mapping;
  return {
    ...{ id, title, text, subjects, subjectColumns, subjectSeparator },
    ...{ url, publicationDate, language, authors, metadata },
  };
}
