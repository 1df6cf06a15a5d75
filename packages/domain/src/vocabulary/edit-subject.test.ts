import { expect, it } from 'vitest';
import { requireFreeUri } from './edit-subject.js';

it('a subject may have a URI that no other has', () => {
  expect(() => requireFreeUri(0)).not.toThrow();
});

it('a subject may not have a URI that another has', () => {
  const message = 'Another subject of the scheme has this URI.';
  expect(() => requireFreeUri(1)).toThrow(
    expect.objectContaining({ code: 'CONFLICT', message, issues: [{ path: 'uri', message }] }),
  );
});
