import { z } from 'zod';

const share = z.number().min(0).max(1);

/** How frequent a subject seems to be among documents without labels, beside the training documents. */
export const shareEstimate = z.object({
  training: share,
  estimated: share,
  /** By so many it was estimated. */
  documents: z.int().min(0),
  /** Beyond chance, and by more than the accept threshold allows for. */
  hasFallen: z.boolean(),
});
export type ShareEstimate = z.output<typeof shareEstimate>;

const classifierShare = shareEstimate.extend({ versionId: z.int(), subjectId: z.int() });
export type ClassifierShare = z.output<typeof classifierShare>;

/** A scoring run estimates shares by so many of its documents at the most, and by fewer than the least not at all. */
export const shareSample = { most: 5_000, least: 100 } as const;

/** What a scoring run leaves as its result. */
export const scoringResult = z.object({ fallenShares: z.array(classifierShare).default([]) });

/** What a fallen share means, for people; null where it has not fallen. */
export function warnOfFall({ training, estimated, documents, hasFallen }: ShareEstimate): string | null {
  if (!hasFallen) return null;
  return (
    `${percent(training)} of training documents had this subject; we estimate ${percent(estimated)} of the ` +
    `${documents.toLocaleString('en')} scored since. Published suggestions may miss the precision target. ` +
    'Check some of them, raise the threshold, or train again with newer labels.'
  );
}

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;
