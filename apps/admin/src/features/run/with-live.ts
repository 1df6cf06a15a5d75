import type { LiveRunFragment, RunQuery } from '@/gql/graphql';

type Run = NonNullable<RunQuery['run']>;

/** A run as it was read, with what came of it since. Of single rows nothing comes; what was read of them stays. */
export const withLive = (run: Run, live: LiveRunFragment): Run => ({
  ...run,
  ...live,
  importReport: live.importReport && { ...live.importReport, problems: run.importReport?.problems ?? [] },
});
