import { describe, expect, it } from 'vitest';
import { RetryLaterError } from '../retry-later-error.js';
import { requireNoRuns, undisturbedKinds } from './require-no-runs.js';

describe('a change that runs would disturb', () => {
  it('is made where there are none', () => {
    expect(() => requireNoRuns([])).not.toThrow();
  });

  it.each([
    [['Import of a.csv'], 'the run "Import of a.csv" is queued or running; wait for it, or cancel it.'],
    [
      ['Import of a.csv', 'Training of Areas'],
      'the runs "Import of a.csv" and "Training of Areas" are queued or running; wait for them, or cancel them.',
    ],
    [
      ['Import of a.csv', 'Import of b.csv', 'Import of c.csv', 'Training of Areas'],
      'the runs "Import of a.csv", "Import of b.csv" and 2 others are queued or running; wait for them, or cancel them.',
    ],
  ])('is refused while %j are unfinished, which it names', (titles, ending) => {
    expect(() => requireNoRuns(titles)).toThrow(
      new RetryLaterError('CONFLICT', `This cannot be done while ${ending}`, 2),
    );
  });
});

describe('the kinds of runs that a change does not disturb', () => {
  it.each([
    [false, ['experiment', 'scoring']],
    [true, ['experiment']],
  ])('where models may go: %s', (mayModelsGo, kinds) => {
    expect(undisturbedKinds({ mayModelsGo })).toEqual(kinds);
  });
});
