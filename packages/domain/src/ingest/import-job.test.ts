import { expect, it } from 'vitest';
import { areLabelsComplete } from './import-job.js';

it.each([
  [true, false, true],
  [true, true, false],
  [false, false, false],
  [false, true, false],
])(
  'labels that are to be complete (%s) and come beside others (%s) are complete: %s',
  (asked, addsLabels, expected) => {
    expect(areLabelsComplete({ asked, addsLabels })).toBe(expected);
  },
);
