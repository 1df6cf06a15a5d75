import { describe, expect, it } from 'vitest';
import {
  maxServingVersions,
  planDeployment,
  planRollBack,
  requireSubjectsLeft,
  versionBefore,
} from './deployment-plan.js';

const version = { id: 2, trained: new Set([10, 11]) };

describe('planDeployment', () => {
  it('deploys all trained subjects when none are named', () => {
    expect(planDeployment(version, null, new Map())).toEqual(
      new Map([
        [10, 2],
        [11, 2],
      ]),
    );
  });

  it('leaves alone what it serves already', () => {
    expect(planDeployment(version, null, new Map([[10, 2]]))).toEqual(new Map([[11, 2]]));
  });

  it('refuses a subject it was not trained for, naming its place', () => {
    expect(() => planDeployment(version, [10, 12], new Map())).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', issues: [expect.objectContaining({ path: 'subjectIds.1' })] }),
    );
  });

  it('refuses to change nothing', () => {
    expect(() => planDeployment(version, [10], new Map([[10, 2]]))).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
  });

  it('refuses one version too many', () => {
    const serving = new Map(Array.from({ length: maxServingVersions }, (_, i) => [100 + i, 100 + i]));
    expect(() => planDeployment(version, [10], serving)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });

  it('counts versions after the change, so that the last subject of one may be taken over', () => {
    const serving = new Map(Array.from({ length: maxServingVersions }, (_, i) => [10 + i, 100 + i]));
    expect(planDeployment(version, [10], serving)).toEqual(new Map([[10, 2]]));
  });
});

describe('versionBefore', () => {
  it.each([
    ['never deployed', [], null],
    ['deployed once', [1], null],
    ['the one before', [1, 2], 1],
    ['three versions', [1, 2, 3], 2],
    ['rolled back once', [1, 2, 3, 2], 1],
    ['rolled back to the first', [1, 2, 1], null],
    ['rolled back, then a new one', [1, 2, 1, 3], 1],
  ] as const)('%s', (_name, history, before) => {
    expect(versionBefore(history)).toBe(before);
  });
});

describe('planRollBack', () => {
  it('takes each subject to its own version before', () => {
    const histories = new Map([
      [10, [1, 3]],
      [11, [2, 3]],
    ]);
    expect(planRollBack(histories, new Map())).toEqual(
      new Map([
        [10, 1],
        [11, 2],
      ]),
    );
  });

  it('changes none where one has nothing before', () => {
    const histories = new Map([
      [10, [1, 3]],
      [11, [3]],
    ]);
    expect(() => planRollBack(histories, new Map())).toThrow(
      expect.objectContaining({ code: 'CONFLICT', issues: [expect.objectContaining({ path: 'subjectIds.1' })] }),
    );
  });
});

describe('requireSubjectsLeft', () => {
  it('allows a change of subjects that are all there', () => {
    expect(() => requireSubjectsLeft([10, 11], 2)).not.toThrow();
  });

  it('refuses it where one has been deleted meanwhile', () => {
    expect(() => requireSubjectsLeft([10, 11], 1)).toThrow(
      expect.objectContaining({
        code: 'CONFLICT',
        message: 'Some of the subjects have just been deleted; reload the version.',
      }),
    );
  });
});
