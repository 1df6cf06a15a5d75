import { expect, it } from 'vitest';
import { placesOfSubjects } from './subject-places.js';

it.each<[string, unknown, readonly number[]]>([
  ['as its provenance lists them', { seed: 1, recipe: { id: 'auto', subjectIds: [9, 2, 5] } }, [9, 2, 5]],
  ['by id where it lists none', { seed: 1 }, [2, 5]],
])('an artefact has subjects in order: %s', (_name, provenance, expected) => {
  expect([...placesOfSubjects(provenance, [2, 5])]).toEqual(expected.map((id, place) => [id, place]));
});
