import type { HarvestStep } from '@classmark/harvest';

/** What the report of a harvest counts twice, and why; empty where nothing is. */
export function describeRepeats({ readAgain, sentAgain }: Pick<HarvestStep, 'readAgain' | 'sentAgain'>): string {
  const were = (count: number): string => `${count} ${count === 1 ? 'was' : 'were'}`;
  const parts = [
    ...(readAgain > 0 ? [`${were(readAgain)} read again, because a part of the list was begun anew`] : []),
    ...(sentAgain > 0 ? [`${were(sentAgain)} sent again, because the source sent a page more than once`] : []),
  ];
  return parts.length === 0 ? '' : ` Of these, ${parts.join(', and ')}.`;
}
