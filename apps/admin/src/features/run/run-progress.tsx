import { Progress } from '@mantine/core';
import { type Figure, FigureList } from '@/components/figure-list';
import { Panel } from '@/components/panel';
import { formatCount, formatDateTime, formatSeconds } from '@/lib/format';
import { phaseName } from './phase-name';
import styles from './run.module.css';
import { countedBy } from './run-kinds';
import { isAtWork, type Run } from './use-run';

type Progressed = NonNullable<Run['progress']>;

const figuresOf = (progress: Progressed): Figure[] => {
  const { done, total, ratePerSecond, secondsLeft, loss, chunk } = progress;
  const all: [string, string | null][] = [
    ['Done', typeof total === 'number' ? `${formatCount(done)} of ${formatCount(total)}` : formatCount(done)],
    ['Rate', typeof ratePerSecond === 'number' ? `${ratePerSecond.toFixed(ratePerSecond < 10 ? 1 : 0)}/s` : null],
    ['Time left', typeof secondsLeft === 'number' ? formatSeconds(secondsLeft) : null],
    ['Loss', typeof loss === 'number' ? loss.toFixed(4) : null],
    ['Chunk', typeof chunk === 'number' ? formatCount(chunk) : null],
  ];
  return all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
};

/** What there is to say of a finished run of any kind. */
export function RunOutcome({ run: { kind, startedAt, finishedAt, progress } }: { run: Run }) {
  if (!startedAt || !finishedAt) return null;
  const duration = formatSeconds((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
  const what = countedBy[kind];
  const done = what && progress ? [{ label: what, value: formatCount(progress.done) }] : [];
  return (
    <Panel title={`Finished ${formatDateTime(finishedAt)}`}>
      <FigureList figures={[{ label: 'Duration', value: duration }, ...done]} />
    </Panel>
  );
}

/** How far a run is; nothing once it has ended. */
export function RunProgress({ run, isLive }: { run: Run; isLive: boolean }) {
  if (!isAtWork(run.state)) return null;
  const { progress } = run;
  const percent = typeof progress?.fraction === 'number' ? Math.round(progress.fraction * 100) : null;
  return (
    <Panel
      title={progress ? phaseName(progress.phase) : 'Waiting for a worker'}
      detail={isLive ? 'Live' : 'Connecting…'}
      actions={percent !== null && <strong className={styles.percent}>{percent}%</strong>}
    >
      <Progress
        value={percent ?? 100}
        animated={percent === null}
        striped={percent === null}
        size="md"
        aria-label={percent === null ? 'In progress' : `${percent}% done`}
      />
      {progress && <FigureList figures={figuresOf(progress)} />}
    </Panel>
  );
}
