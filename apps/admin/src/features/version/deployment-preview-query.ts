import { graphql } from '@/gql';

export const deploymentPreviewQuery = graphql(`
  query DeploymentPreview($versionId: ID!, $subjectIds: [ID!]!) {
    deploymentPreview(versionId: $versionId, subjectIds: $subjectIds) {
      documents
      scoredDocuments
      warnings
      subjects {
        ...PreviewedSubject
      }
    }
  }

  fragment PreviewedSubject on SubjectPreview {
    subject {
      ...NamedSubject
    }
    publishedNow {
      ...ShownCount
    }
    published {
      ...ShownCount
    }
    queuedNow {
      ...ShownCount
    }
    queued {
      ...ShownCount
    }
    withdrawn {
      ...ShownCount
    }
  }

  fragment ShownCount on EstimatedCount {
    count
    interval {
      low
      high
    }
  }
`);
