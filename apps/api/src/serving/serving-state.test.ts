import { expect, it } from 'vitest';
import type { LoadedVersion } from './loaded-version.js';
import { nextState, type ServedSubject } from './serving-state.js';

type Answering = Pick<LoadedVersion, 'id' | 'has'>;

/** A version that answers for these subjects. */
function versionFor(id: number, ...subjectIds: number[]): Answering {
  return { id, has: (subjectId) => subjectIds.includes(subjectId) };
}

function deploy(subjectId: number, versionId: number) {
  return {
    subjectId,
    versionId,
    scheme: 'plos',
    sources: [],
    isDeprecated: false,
    thresholds: { accept: 0.9, review: 0.4 },
  };
}

const nothing = { served: [], missing: [] };
const names = ({ served }: { readonly served: readonly ServedSubject<Answering>[] }) =>
  served.map(({ subjectId, version }) => `${subjectId} by ${version.id}`);

it('serves each subject by the version deployed for it', () => {
  const loaded = new Map([
    [1, versionFor(1, 10)],
    [2, versionFor(2, 10, 11)],
  ]);
  expect(names(nextState([deploy(10, 1), deploy(11, 2)], loaded, nothing))).toEqual(['10 by 1', '11 by 2']);
});

it('goes on with what served before where the new version cannot be loaded', () => {
  const before = nextState([deploy(10, 1)], new Map([[1, versionFor(1, 10)]]), nothing);
  const next = nextState([deploy(10, 2)], new Map(), before);
  expect(names(next)).toEqual(['10 by 1']);
  expect(next.missing).toEqual([]);
});

it('names what nothing can answer for', () => {
  expect(nextState([deploy(10, 2)], new Map(), nothing)).toEqual({ served: [], missing: [deploy(10, 2)] });
});

it('names a subject that the artefact does not have after all', () => {
  expect(nextState([deploy(10, 1)], new Map([[1, versionFor(1, 11)]]), nothing).missing).toEqual([deploy(10, 1)]);
});

it('takes thresholds anew while the version stays', () => {
  const loaded = new Map([[1, versionFor(1, 10)]]);
  const before = nextState([deploy(10, 1)], loaded, nothing);
  const moved = { ...deploy(10, 1), thresholds: { accept: null, review: 0.2 } };
  expect(nextState([moved], loaded, before).served[0]?.thresholds).toEqual({ accept: null, review: 0.2 });
});

it('forgets what is no longer deployed', () => {
  const before = nextState([deploy(10, 1)], new Map([[1, versionFor(1, 10)]]), nothing);
  expect(nextState([], new Map(), before)).toEqual(nothing);
});
