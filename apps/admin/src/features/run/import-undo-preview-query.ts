import { graphql } from '@/gql';

export const importUndoPreviewQuery = graphql(`
  query ImportUndoPreview($runId: ID!) {
    importUndoPreview(runId: $runId) {
      effects {
        ...ShownEffect
      }
      kept {
        reason
        document {
          id
          title
        }
      }
    }
  }
`);
