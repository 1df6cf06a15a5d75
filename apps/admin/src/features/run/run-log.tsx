import { Panel } from '@/components/panel';
import styles from './run.module.css';
import type { Run } from './use-run';

const timeOf = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB');

/** As many as the page asks for. */
const mostLines = 200;

/** What a run said, oldest first. */
export function RunLog({ lines }: { lines: Run['log'] }) {
  if (lines.length === 0) return null;
  return (
    <Panel title="Log" detail={lines.length < mostLines ? undefined : `The last ${mostLines} lines.`}>
      <ol className={styles.log}>
        {lines.map((line) => (
          <li key={`${line.at} ${line.message}`} data-level={line.level}>
            <time dateTime={line.at} suppressHydrationWarning>
              {timeOf(line.at)}
            </time>
            <span>{line.level}</span>
            <span>{line.message}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
