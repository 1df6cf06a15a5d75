import { graphql } from '@/gql';

export const experimentFramesQuery = graphql(`
  query ExperimentFrames($id: ID!) {
    experiment(id: $id) {
      id
      variants {
        name
        frames {
          step
          density
          boundary
          real
          made
        }
      }
    }
  }
`);
