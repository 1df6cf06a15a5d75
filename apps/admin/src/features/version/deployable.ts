import type { ComparedClassifierFragment } from '@/gql/graphql';

/** A trained classifier that does not serve already. */
export const isDeployable = ({ candidate }: ComparedClassifierFragment): boolean =>
  candidate?.state === 'TRAINED' && !candidate.serving;
