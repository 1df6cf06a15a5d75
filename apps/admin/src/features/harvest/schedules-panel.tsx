import Link from 'next/link';
import { ConfirmButton } from '@/components/confirm-button';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { RunStateBadge } from '@/components/run-state-badge';
import { formatDateTime } from '@/lib/format';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { overviewQuery } from '../overview/overview-query';
import { describeRecurrence } from './describe-recurrence';
import { harvestSchedulesQuery } from './harvest-schedules-query';
import { removeHarvestScheduleMutation } from './remove-harvest-schedule-mutation';

const columns = ['Harvest', 'When', 'Next', 'Last run', { label: 'Remove', hidden: true }];

/** What is harvested again and again. */
export function SchedulesPanel() {
  const { data } = useGraphql(harvestSchedulesQuery, {}, { refetchIntervalMs: 5_000 });
  const removing = useAct(removeHarvestScheduleMutation, [harvestSchedulesQuery, overviewQuery]);
  const schedules = data?.harvestSchedules ?? [];
  if (schedules.length === 0) return null;
  return (
    <Panel title="Scheduled" flush>
      <ProblemNotice problem={removing.problem} />
      <DataTable caption="Scheduled harvests" columns={columns}>
        {schedules.map(({ id, title, cron, timeZone, nextAt, lastRun }) => (
          <tr key={id}>
            <td>{title}</td>
            <td>{describeRecurrence(cron, timeZone)}</td>
            <td>{formatDateTime(nextAt)}</td>
            <td>
              {lastRun ? (
                <Link href={`/runs/${encodeURIComponent(lastRun.id)}`}>
                  <RunStateBadge state={lastRun.state} />
                </Link>
              ) : (
                '–'
              )}
            </td>
            <td>
              <ConfirmButton
                size="compact-xs"
                variant="default"
                loading={removing.isPending && removing.variables?.input.scheduleId === id}
                question="Remove this schedule?"
                consequence={`“${title}” is not started again. Its documents and runs stay.`}
                action="Remove"
                onConfirm={() => removing.mutate({ input: { scheduleId: id } })}
              >
                Remove
              </ConfirmButton>
            </td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
