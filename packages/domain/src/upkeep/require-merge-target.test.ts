import { expect, it } from 'vitest';
import { requireMergeTarget } from './require-merge-target.js';

it('lets documents be merged into one that is active, and into no other', () => {
  requireMergeTarget({ state: 'active', title: 'Tides' });
  expect(() => requireMergeTarget({ state: 'set_aside', title: 'Tides' })).toThrow(
    expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining('"Tides" is set aside') }),
  );
});
