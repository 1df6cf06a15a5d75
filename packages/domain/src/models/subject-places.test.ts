import { expect, it } from 'vitest';
import { placesOfSubjects } from './subject-places.js';

it.each<[string, unknown, readonly number[]]>([
  ['as its provenance lists them', { seed: 1, recipe: { id: 'auto', subjectIds: [9, 2, 5] } }, [9, 2, 5]],
  ['by id where it lists none', { seed: 1 }, [2, 5]],
])('an artefact has subjects in order: %s', (_name, provenance, expected) => {
  expect([...placesOfSubjects(provenance, [2, 5], expected.length)]).toEqual(expected.map((id, place) => [id, place]));
});

it('an artefact that lists no subjects is refused once some are gone', () => {
  expect(() => placesOfSubjects({}, [2, 5], 3)).toThrow(expect.objectContaining({ code: 'DAMAGED_ARTEFACT' }));
});
