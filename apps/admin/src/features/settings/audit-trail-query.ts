import { graphql } from '@/gql';

export const auditTrailQuery = graphql(`
  query AuditTrail($actor: String, $action: String, $target: String, $after: String) {
    auditTrail(actor: $actor, action: $action, target: $target, first: 50, after: $after) {
      pageInfo {
        ...PageParts
      }
      edges {
        node {
          id
          at
          actor
          actorName
          action
          target
          details
        }
      }
    }
  }
`);
