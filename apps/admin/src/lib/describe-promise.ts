import type { PromiseScope } from '@/gql/graphql';
import { formatShare } from './format';

interface Promised {
  targetPrecision: number;
  promise: PromiseScope;
}

const scopes: Readonly<Record<PromiseScope, string>> = {
  EACH: 'for each subject',
  TOGETHER: 'for all that is published together',
};

/** What a target precision holds for, in words. */
export const describePromise = ({ targetPrecision, promise }: Promised): string =>
  `${formatShare(targetPrecision)} ${scopes[promise]}`;

/** What several subjects promise, in words; null where none does. */
export function describePromises(
  subjects: readonly { targetPrecision: number | null; promise: PromiseScope | null }[],
): string | null {
  const promises = subjects.flatMap(({ targetPrecision, promise }) =>
    targetPrecision === null || promise === null ? [] : [describePromise({ targetPrecision, promise })],
  );
  return promises.length === 0 ? null : new Intl.ListFormat('en').format([...new Set(promises)].sort());
}
