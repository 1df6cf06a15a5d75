import { graphql } from '@/gql';

export const deletionPreviewQuery = graphql(`
  query DeletionPreview($input: DeleteInput!) {
    deletionPreview(input: $input) {
      ...ShownEffect
    }
  }
`);
