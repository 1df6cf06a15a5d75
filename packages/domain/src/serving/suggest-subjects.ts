import { shareSchema } from '@classmark/evaluation';
import { z } from 'zod';
import { type PredictionState, stateFor, type Thresholds } from '../review/prediction-state.js';

/** 1 MiB of UTF-8, title and text together. */
export const maxSuggestBytes = 2 ** 20;

/** A text to find subjects for, and which. */
export const subjectQuestion = z
  .strictObject({
    title: z.string().nullish(),
    text: z.string(),
    scheme: z.string().nullish(),
    source: z.string().nullish(),
    limit: z.int().min(1).max(100).nullish(),
    minProbability: shareSchema.nullish(),
    includeDeprecated: z.boolean().nullish(),
  })
  .transform(({ title, text, scheme, source, limit, minProbability, includeDeprecated }, context) => {
    const bytes = Buffer.byteLength(title ?? '') + Buffer.byteLength(text);
    if (bytes > maxSuggestBytes) {
      const message = `The text has ${(bytes / 1e6).toFixed(1)} MB; the limit is 1 MB. Paste a part of it.`;
      context.addIssue({ code: 'custom', path: ['text'], message });
    }
    if ((title ?? '').trim() === '' && text.trim() === '') {
      context.addIssue({
        code: 'custom',
        path: ['text'],
        message: 'The text is empty. Paste a title, an abstract or a text.',
      });
    }
    return {
      title: title ?? '',
      text,
      scheme: scheme ?? null,
      /** As a document of which source; null for a text of none. */
      source: source ?? null,
      limit: limit ?? 20,
      minProbability: minProbability ?? 0,
      includeDeprecated: includeDeprecated ?? false,
    };
  });

export type SubjectQuestion = z.output<typeof subjectQuestion>;

/** A subject with a probability and the thresholds it is held against. */
export interface ScoredSubject {
  readonly subjectId: number;
  readonly probability: number;
  readonly thresholds: Thresholds;
}

/** Most probable first; of equal ones in order of id. */
export function rankSubjects<Scored extends ScoredSubject>(
  scored: readonly Scored[],
  { limit, minProbability }: Pick<SubjectQuestion, 'limit' | 'minProbability'>,
): Scored[] {
  return scored
    .filter(({ probability }) => probability >= minProbability)
    .sort((a, b) => b.probability - a.probability || a.subjectId - b.subjectId)
    .slice(0, limit);
}

/** What would become of such a prediction; what would not even be stored counts as withdrawn. */
export function suggestedState({ probability, thresholds }: ScoredSubject): PredictionState {
  return stateFor(probability, thresholds) ?? 'withdrawn';
}
