import { isProblem } from '@/lib/problem';

/** The page of a run that was started; null where a problem was in the way. */
export function pageOfRun(started: { __typename: string; run?: { id: string } }): string | null {
  return isProblem(started) || started.run === undefined ? null : `/runs/${encodeURIComponent(started.run.id)}`;
}
