import { describe, expect, it } from 'vitest';
import { requireUnmerged } from './require-unmerged.js';

const stays = { title: 'Tides', mergedInto: null };
const merged = { title: 'Tides (preprint)', mergedInto: 'Tides' };

describe('an act', () => {
  it('is recorded of documents that stand for themselves', () => {
    expect(() => requireUnmerged([{ path: 'd.0', ...stays }])).not.toThrow();
  });

  it('is refused of documents that were merged into others, which it names', () => {
    const message = '"Tides (preprint)" was merged into "Tides"; decide on that document.';
    const statements = [
      { path: 'd.0', ...stays },
      { path: 'd.1', ...merged },
      { path: 'd.2', title: 'Ebb', mergedInto: 'Flow' },
    ];
    expect(() => requireUnmerged(statements)).toThrow(
      expect.objectContaining({
        code: 'CONFLICT',
        message,
        issues: [
          { path: 'd.1', message },
          { path: 'd.2', message: '"Ebb" was merged into "Flow"; decide on that document.' },
        ],
      }),
    );
  });
});
