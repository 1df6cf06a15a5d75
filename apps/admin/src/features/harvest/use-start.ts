import { useRouter } from 'next/navigation';
import type { HarvestQueryInput } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import type { ImportOptions } from '../import/import-options-form';
import { overviewQuery } from '../overview/overview-query';
import { runsQuery } from '../runs/runs-query';
import { harvestSchedulesQuery } from './harvest-schedules-query';
import { scheduleHarvestMutation } from './schedule-harvest-mutation';
import { startHarvestMutation } from './start-harvest-mutation';

/** Starts a harvest and shows its run, or has it started again and again. */
export function useStart(query: HarvestQueryInput) {
  const router = useRouter();
  const starting = useAct(startHarvestMutation, [runsQuery, overviewQuery]);
  const scheduling = useAct(scheduleHarvestMutation, [harvestSchedulesQuery]);
  const inputOf = (options: ImportOptions) => ({
    query,
    ...options,
    labelsComplete: options.scheme === null ? null : options.labelsComplete,
  });
  const start = (options: ImportOptions, sinceLast: boolean): void =>
    starting.mutate(
      { input: { ...inputOf(options), sinceLast } },
      {
        onSuccess: ({ startHarvest: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    );
  const schedule = (options: ImportOptions, cron: string): void => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    scheduling.mutate({ input: { ...inputOf(options), cron, timeZone } });
  };
  return {
    start,
    schedule,
    isPending: starting.isPending || scheduling.isPending,
    problem: starting.problem ?? scheduling.problem,
  };
}
