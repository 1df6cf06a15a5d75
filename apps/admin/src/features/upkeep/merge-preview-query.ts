import { graphql } from '@/gql';

export const mergePreviewQuery = graphql(`
  query MergePreview($input: MergeInput!) {
    mergePreview(input: $input) {
      ...ShownEffect
    }
  }
`);
