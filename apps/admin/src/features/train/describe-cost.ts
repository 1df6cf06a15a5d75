import type { TrainingCostQuery } from '@/gql/graphql';
import { formatCount, formatCounted } from '../../lib/format';

/** No more precisely than it is known. */
function timeText(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${formatCount(seconds / 3_600)} h`;
}

const memoryText = (megabytes: number): string =>
  megabytes < 1_000 ? `${Math.round(megabytes / 50) * 50} MB` : `${(megabytes / 1_000).toFixed(1)} GB`;

/** What a training is expected to take, in words. */
export function describeCost(cost: TrainingCostQuery['trainingCost']): string {
  if (cost === null) return 'There is no estimate of what this takes.';
  const { documents, subjects, cpuSeconds, megabytes } = cost;
  const counted = `${formatCounted(documents, 'document')} and ${formatCounted(subjects, 'subject')}`;
  const takes = `about ${timeText(cpuSeconds)} of one core and ${memoryText(megabytes)} of memory`;
  return `Expected for ${counted}: ${takes}. It may be half or twice as much.`;
}
