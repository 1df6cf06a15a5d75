import type { ShownDifferenceFragment } from '@/gql/graphql';

/** Better or worse where the interval says so. */
export function toneOfChange({ low, high }: ShownDifferenceFragment): 'better' | 'worse' | undefined {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : undefined;
}
