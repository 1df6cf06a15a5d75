'use client';

import { Stack } from '@mantine/core';
import Link from 'next/link';
import { useEffect } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { ProblemNotice } from '@/components/problem-notice';
import { RunStateBadge } from '@/components/run-state-badge';
import { formatCount, formatCounted, formatDateTime } from '@/lib/format';
import { isMalformedId } from '@/lib/request';
import { ReviewStateBadge } from '../lab/review-state-badge';
import { targetTitle } from '../lab/targets';
import { RunProgress } from '../run/run-progress';
import { isAtWork, useRun } from '../run/use-run';
import { CommandBox } from './command-box';
import { Comparisons, Measures } from './measures';
import { Reviews } from './reviews';
import { TrainingPlayer } from './training-player';
import { type Experiment, useExperiment, useFrames } from './use-experiment';
import { usePalette } from './use-palette';
import { VariantCharts } from './variant-charts';

/** How far it is; at the end, the page reads everything once more. */
function LiveProgress({ runId, onEnd }: { runId: string; onEnd: () => void }) {
  const { data, isLive } = useRun(runId);
  const run = data?.run;
  const hasEnded = run !== undefined && run !== null && !isAtWork(run.state);
  useEffect(() => {
    if (hasEnded) onEnd();
  }, [hasEnded, onEnd]);
  if (!run) return null;
  return (
    <>
      <ProblemNotice problem={run.problem} />
      <RunProgress run={run} isLive={isLive} />
    </>
  );
}

function Results({ experiment }: { experiment: Experiment }) {
  const frames = useFrames(experiment);
  const palette = usePalette();
  const { variants, comparisons } = experiment;
  const isDrawn = [...frames.values()].some((one) => one.length > 0);
  if (variants.every(({ seedsDone }) => seedsDone === 0)) return null;
  return (
    <>
      {isDrawn && palette ? (
        <TrainingPlayer experiment={experiment} frames={frames} palette={palette} />
      ) : (
        <PageLoading />
      )}
      <Measures variants={variants} />
      <Comparisons comparisons={comparisons} />
      <VariantCharts
        title="Distance to the target"
        detail="Over the steps, for all seeds that are done."
        yLabel="Distance"
        variants={variants}
        lines={[
          { name: 'median', kind: 'line', of: ({ distance }) => distance },
          { name: '2.5% of seeds are below', kind: 'faint', of: ({ distanceLow }) => distanceLow },
          { name: '2.5% of seeds are above', kind: 'faint', of: ({ distanceHigh }) => distanceHigh },
        ]}
      />
      <VariantCharts
        title="Losses"
        detail="Medians over seeds."
        yLabel="Loss"
        variants={variants}
        lines={[
          { name: 'generator', kind: 'line', of: ({ generatorLoss }) => generatorLoss },
          { name: 'discriminator', kind: 'guide', of: ({ discriminatorLoss }) => discriminatorLoss },
        ]}
      />
      <VariantCharts
        title="Accuracy of the discriminator"
        detail="The share of real and generated samples that it classifies correctly: medians over seeds. 0.5 is guessing."
        yLabel="Accuracy"
        variants={variants}
        lines={[{ name: 'median', kind: 'line', of: ({ accuracy }) => accuracy }]}
        highest={1}
      />
      <Reviews experiment={experiment} />
    </>
  );
}

const about = ({ target, seeds, firstSeed, steps, createdAt }: Experiment): string =>
  [
    `Target: ${targetTitle(target)}`,
    `${formatCounted(seeds, 'seed')} from ${firstSeed}`,
    `${formatCount(steps)} steps`,
    `started ${formatDateTime(createdAt)}`,
  ].join(' · ');

/** An experiment: live while it is at work, then with its verdicts and its review. */
export function ExperimentPage({ id }: { id: string }) {
  const { data, error, refetch } = useExperiment(id);
  if (isMalformedId(error)) return <EmptyState title="Experiment not found" />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { experiment } = data;
  if (!experiment) return <EmptyState title="Experiment not found" />;
  return (
    <>
      <PageHeader
        trail={<Link href="/lab">Lab</Link>}
        title={experiment.name}
        detail={about(experiment)}
        actions={
          <>
            <ReviewStateBadge isReviewed={experiment.isReviewed} state={experiment.run.state} />
            <RunStateBadge state={experiment.run.state} />
            <Link href={`/runs/${encodeURIComponent(experiment.run.id)}`}>Run</Link>
          </>
        }
      />
      <Stack gap="md">
        {experiment.run.state !== 'SUCCEEDED' && <LiveProgress runId={experiment.run.id} onEnd={refetch} />}
        <Results experiment={experiment} />
        <CommandBox command={experiment.command} />
      </Stack>
    </>
  );
}
