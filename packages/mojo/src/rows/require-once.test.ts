import { describe, expect, it } from 'vitest';
import { requireOnce } from './require-once.js';

describe('the columns of a table', () => {
  it('may be repeated, or have no name, where nobody asks for them', () => {
    expect(() => requireOnce(['size', 'note', 'note', '', ''], ['size', 'kind'])).not.toThrow();
  });

  it('are refused where one that is asked for stands twice', () => {
    expect(() => requireOnce(['size', 'kind', 'size'], ['kind', 'size'])).toThrow('The table has two columns "size".');
  });
});
