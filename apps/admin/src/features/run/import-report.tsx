import { Stack } from '@mantine/core';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { FigureList } from '@/components/figure-list';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { formatConstant, formatCount, formatCounted } from '@/lib/format';
import type { Run } from './use-run';

type Report = NonNullable<Run['importReport']>;
type Noun = 'row' | 'record';

/** INVALID_JSON → "Invalid JSON". */
const reasonName = (reason: string): string =>
  formatConstant(reason).replace(/\b(json|csv|id|url)\b/gi, (word) => word.toUpperCase());

const named = (reasons: Report['rejectedByReason']): string =>
  reasons.map(({ reason, count }) => `${reasonName(reason)}: ${formatCount(count)}`).join(', ');

const titleOf = ({ rejected, setAside }: Report, noun: Noun): string => {
  if (rejected === 0) return `Set-aside ${noun}s`;
  return setAside === 0 ? `Rejected ${noun}s` : `Rejected and set-aside ${noun}s`;
};

const whatToDo = ({ seen, rejected, setAside, problems }: Report, noun: Noun) => (
  <>
    {problems.length < rejected + setAside &&
      `The first ${formatCount(problems.length)} of ${formatCount(rejected + setAside)} are listed. `}
    {rejected < seen && `The other ${noun}s were imported.`}
    {rejected > 0 && noun === 'row' && ' Correct the rejected rows and import the file again.'}
    {setAside > 0 && (
      <>
        {' '}
        You can restore <Link href="/documents/set-aside">set-aside documents</Link>.
      </>
    )}
  </>
);

interface Props {
  report: Report;
  /** What was read: the rows of a file, or the records of a source. */
  noun: Noun;
}

/** What became of every one: read = added + updated + unchanged + ignored + set aside + rejected. */
export function ImportReport({ report, noun }: Props) {
  const { added, updated, unchanged, ignored, setAside, rejected } = report;
  const figures = [
    { label: 'Added', value: formatCount(added) },
    { label: 'Updated', value: formatCount(updated) },
    { label: 'Unchanged', value: formatCount(unchanged) },
    ...(ignored > 0
      ? [{ label: 'Ignored', value: formatCount(ignored), note: 'Deleted by the source, never here' }]
      : []),
    { label: 'Set aside', value: formatCount(setAside), note: named(report.setAsideByReason) },
    { label: 'Rejected', value: formatCount(rejected), note: named(report.rejectedByReason) },
  ];
  return (
    <>
      <Panel title="Report" detail={`${formatCounted(report.seen, noun)} read, each counted once below.`}>
        <Stack gap="sm">
          <FigureList figures={figures} />
          {report.warnings.length > 0 && (
            <Notice tone="info">
              <ul>
                {report.warnings.map(({ code, message }) => (
                  <li key={`${code} ${message}`}>{message}</li>
                ))}
              </ul>
            </Notice>
          )}
        </Stack>
      </Panel>
      {report.problems.length > 0 && (
        <Panel title={titleOf(report, noun)} detail={whatToDo(report, noun)} flush>
          <DataTable
            caption={titleOf(report, noun)}
            columns={[{ label: noun === 'row' ? 'Line' : 'Record', numeric: true }, 'Problem', 'Reason']}
          >
            {report.problems.map(({ line, code, message }) => (
              <tr key={`${line} ${message}`}>
                <td data-numeric>{formatCount(line)}</td>
                <td>{message}</td>
                <td>{reasonName(code)}</td>
              </tr>
            ))}
          </DataTable>
        </Panel>
      )}
    </>
  );
}
