/**
 * What the target precision is promised for: `each` subject by itself, or all that is published `together`, where a subject
 * may be below it.
 */
export const promiseScopes = ['each', 'together'] as const;
export type PromiseScope = (typeof promiseScopes)[number];
