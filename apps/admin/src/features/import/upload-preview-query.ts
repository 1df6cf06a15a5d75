import { graphql } from '@/gql';

export const uploadPreviewQuery = graphql(`
  query UploadPreview($uploadId: ID!, $mapping: FieldMappingInput) {
    uploadPreview(uploadId: $uploadId, mapping: $mapping) {
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
