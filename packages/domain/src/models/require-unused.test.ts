import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { requireUnused } from './require-unused.js';

describe('deleting what models can be trained with', () => {
  it('is allowed where none is', () => {
    expect(() => requireUnused('news', [])).not.toThrow();
  });

  it.each([
    [['Areas'], '"Areas" is trained with it.'],
    [['Areas', 'Genres'], '"Areas", "Genres" are trained with it.'],
  ])('is refused while %j are, which it names', (models, ending) => {
    expect(() => requireUnused('news', models)).toThrow(new AppError('CONFLICT', `"news" can't be deleted: ${ending}`));
  });
});
