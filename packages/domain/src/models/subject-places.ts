import { z } from 'zod';

const provenanceSchema = z.object({ recipe: z.object({ subjectIds: z.array(z.int()) }) });

/**
 * Where an artefact's classifiers have each subject. Its provenance lists the subjects' ids in their order, whatever the
 * subjects are called by now.
 * @param subjectIds those of the version's classifiers, ascending: their order in an artefact that lists none
 */
export function placesOfSubjects(provenance: unknown, subjectIds: readonly number[]): ReadonlyMap<number, number> {
  const { data } = provenanceSchema.safeParse(provenance);
  return new Map((data?.recipe.subjectIds ?? subjectIds).map((id, place) => [id, place]));
}
