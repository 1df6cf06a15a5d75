import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { formatConstant, formatCount } from '@/lib/format';
import styles from './run.module.css';
import type { Run } from './use-run';

type Report = NonNullable<Run['importReport']>;

function Reasons({ reasons }: { reasons: Report['wrongByReason'] }) {
  if (reasons.length === 0) return null;
  return (
    <dd className={styles.fine}>
      {reasons.map(({ reason, count }) => `${formatConstant(reason)} ${formatCount(count)}`).join(', ')}
    </dd>
  );
}

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
  const parts: [string, number, Report['wrongByReason']][] = [
    ['Added', report.added, []],
    ['Updated', report.updated, []],
    ['Unchanged', report.unchanged, []],
    ['Set aside', report.setAside, report.setAsideByReason],
    ['Wrong', report.wrong, report.wrongByReason],
  ];
  return (
    <>
      <Panel title="Report" detail={`${formatCount(report.seen)} rows seen, each counted once below.`}>
        <dl className={styles.figures}>
          {parts.map(([label, count, reasons]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{formatCount(count)}</dd>
              <Reasons reasons={reasons} />
            </div>
          ))}
        </dl>
      </Panel>
      {report.problems.length > 0 && (
        <Panel title="Rows that are wrong or stand aside" detail={whatToDo(report)} flush>
          <DataTable
            caption="Rows that are wrong or stand aside"
            columns={[{ label: 'Line', numeric: true }, 'Problem', 'Reason']}
          >
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
