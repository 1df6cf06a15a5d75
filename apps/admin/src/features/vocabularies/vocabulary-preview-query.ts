import { graphql } from '@/gql';

export const vocabularyPreviewQuery = graphql(`
  query VocabularyPreview($input: ImportVocabularyInput!) {
    vocabularyPreview(input: $input) {
      ...ShownVocabularyReport
    }
  }

  fragment ShownVocabularyReport on VocabularyReport {
    added
    renamed
    moved
    merged
    removed
    edited
    unchanged
    changes {
      kind
      label
      before
      after
    }
    circles {
      narrower
      broader
    }
    circleCount
    stillMerged {
      label
      into
    }
    stillMergedCount
    undescribed
    undescribedCount
    effects {
      ...ShownEffect
    }
  }
`);
