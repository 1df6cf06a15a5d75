import { graphql } from '@/gql';

export const thresholdPreviewQuery = graphql(`
  query ThresholdPreview($versionId: ID!, $subjectId: ID!, $targetPrecision: Float) {
    thresholdPreview(versionId: $versionId, subjectId: $subjectId, targetPrecision: $targetPrecision) {
      acceptThreshold
      reviewThreshold
      targetPrecision
      promise
      inForce
      stoppedTogether
      reason
      published
      queued
      withdrawn
      rescoreNeeded
    }
  }
`);
