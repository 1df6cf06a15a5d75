import { shareSchema } from '@classmark/evaluation';
import { z } from 'zod';

/** How frequent a subject seems to be among documents without labels, beside the training documents. */
export const prevalenceEstimate = z.object({
  training: shareSchema,
  estimated: shareSchema,
  /** By so many it was estimated. */
  documents: z.int().min(0),
  /** Beyond chance, and by more than the accept threshold allows for. */
  hasFallen: z.boolean(),
});
export type PrevalenceEstimate = z.output<typeof prevalenceEstimate>;

const classifierPrevalence = prevalenceEstimate.extend({ versionId: z.int(), subjectId: z.int() });
export type ClassifierPrevalence = z.output<typeof classifierPrevalence>;

/** A scoring run estimates prevalences by so many of its documents at the most, and by fewer than the least not at all. */
export const prevalenceSample = { most: 5_000, least: 100 } as const;

/** What a scoring run leaves as its result. */
export const scoringResult = z.object({ prevalenceDrops: z.array(classifierPrevalence).default([]) });

/** What a drop means, for people; null where there is none. */
export function warnOfDrop({ training, estimated, documents, hasFallen }: PrevalenceEstimate): string | null {
  if (!hasFallen) return null;
  return (
    `${percent(training)} of training documents had this subject; we estimate ${percent(estimated)} of the ` +
    `${documents.toLocaleString('en')} scored since. Published suggestions may miss the precision target. ` +
    'Check some of them, raise the threshold, or train again with newer labels.'
  );
}

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;
