import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { FigureList } from '@/components/figure-list';
import { Panel } from '@/components/panel';
import { formatConstant, formatCount } from '@/lib/format';
import type { Run } from './use-run';

type Report = NonNullable<Run['importReport']>;

const named = (reasons: Report['wrongByReason']): string =>
  reasons.map(({ reason, count }) => `${formatConstant(reason)} ${formatCount(count)}`).join(', ');

const titleOf = ({ wrong, setAside }: Report): string => {
  if (wrong === 0) return 'Rows set aside';
  return setAside === 0 ? 'Wrong rows' : 'Wrong rows, and rows set aside';
};

const whatToDo = ({ wrong, setAside }: Report) => (
  <>
    The rest went in.
    {wrong > 0 && ' Correct the wrong ones and import the file again.'}
    {setAside > 0 && (
      <>
        {' '}
        <Link href="/documents/set-aside">Set aside</Link> are documents that can be restored.
      </>
    )}
  </>
);

/** What became of every row: seen = in + updated + unchanged + set aside + wrong. */
export function ImportReport({ report }: { report: Report }) {
  const { added, updated, unchanged, setAside, wrong } = report;
  const figures = [
    { label: 'Added', value: formatCount(added) },
    { label: 'Updated', value: formatCount(updated) },
    { label: 'Unchanged', value: formatCount(unchanged) },
    { label: 'Set aside', value: formatCount(setAside), note: named(report.setAsideByReason) },
    { label: 'Wrong', value: formatCount(wrong), note: named(report.wrongByReason) },
  ];
  return (
    <>
      <Panel title="Report" detail={`${formatCount(report.seen)} rows seen, each counted once below.`}>
        <FigureList figures={figures} />
      </Panel>
      {report.problems.length > 0 && (
        <Panel title={titleOf(report)} detail={whatToDo(report)} flush>
          <DataTable caption={titleOf(report)} columns={[{ label: 'Line', numeric: true }, 'Problem', 'Reason']}>
            {report.problems.map(({ line, code, message }) => (
              <tr key={`${line} ${message}`}>
                <td data-numeric>{formatCount(line)}</td>
                <td>{message}</td>
                <td>{formatConstant(code)}</td>
              </tr>
            ))}
          </DataTable>
        </Panel>
      )}
    </>
  );
}
