import { graphql } from '@/gql';

export const uploadPreviewQuery = graphql(`
  query UploadPreview(
    $uploadId: ID!
    $mapping: FieldMappingInput
    $format: ImportFormat
    $separator: String
    $encoding: String
  ) {
    uploadPreview(
      uploadId: $uploadId
      mapping: $mapping
      format: $format
      separator: $separator
      encoding: $encoding
    ) {
      uploadId
      format
      fields
      mapping {
        id
        title
        text
        subjects
        subjectColumns
        subjectSeparator
        url
        publicationDate
        language
        authors
        metadata
      }
      rows {
        line
        values
        record {
          ...ShownRecord
        }
      }
      problems {
        line
        code
        message
      }
      warnings {
        code
        message
      }
    }
    schemes {
      id
      name
      documentCount
    }
    sources {
      name
    }
  }
`);
