import { describe, expect, it } from 'vitest';
import { fullNameOf, placeOf, trailOf } from './subject-place.js';

const subject = (paths: string[], sharesName: boolean) => ({
  ...{ label: 'History', paths, sharesName, scheme: { name: 'Plants' } },
});

describe('a subject', () => {
  it.each([
    ['of a name of its own, at a root', ['/History'], false, '', '', 'History'],
    ['of a name of its own', ['/Art/History'], false, 'Art', '', 'History'],
    ['that shares its name, at a root', ['/History'], true, 'Plants', 'Plants', 'History (Plants)'],
    ['that shares its name', ['/Art/History'], true, 'Plants › Art', 'Plants › Art', 'History (Plants › Art)'],
    ['below a name with a slash', ['/A\\/B/History'], true, 'Plants › A/B', 'Plants › A/B', 'History (Plants › A/B)'],
  ])('%s', (_name, paths, sharesName, trail, place, fullName) => {
    const named = subject(paths, sharesName);
    expect([trailOf(named), placeOf(named), fullNameOf(named)]).toEqual([trail, place, fullName]);
  });
});
