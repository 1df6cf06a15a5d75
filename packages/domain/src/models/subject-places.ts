import { z } from 'zod';
import { AppError } from '../app-error.js';

const provenanceSchema = z.object({ recipe: z.object({ subjectIds: z.array(z.int()) }) });

/**
 * Where an artefact's classifiers have each subject. Its provenance lists the subjects' ids in their order, whatever the
 * subjects are called by now.
 * Throws AppError DAMAGED_ARTEFACT where it lists none and some are gone, so that nobody could tell which.
 * @param subjectIds those of the version's classifiers, ascending: their order in an artefact that lists none
 * @param count how many classifiers the artefact has
 */
export function placesOfSubjects(
  provenance: unknown,
  subjectIds: readonly number[],
  count: number,
): ReadonlyMap<number, number> {
  const { data } = provenanceSchema.safeParse(provenance);
  if (data === undefined && subjectIds.length !== count) {
    throw new AppError('DAMAGED_ARTEFACT', 'Subjects of this version were merged or deleted; train the model again.');
  }
  return new Map((data?.recipe.subjectIds ?? subjectIds).map((id, place) => [id, place]));
}
