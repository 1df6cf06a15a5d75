import { describe, expect, it } from 'vitest';
import { countAutoFoldings, listAutoSettings } from './auto.js';
import { recipeCatalogue } from './load-recipe.js';
import type { CorpusSize } from './recipe.js';

const sizes = {
  few: { documents: 2_000, subjects: 200, characters: 2 ** 21 },
  fewOfManySubjects: { documents: 2_000, subjects: 201, characters: 2 ** 21 },
  more: { documents: 10_000, subjects: 90, characters: 2 ** 24 },
  many: { documents: 30_000, subjects: 90, characters: 2 ** 25 },
  long: { documents: 1_000, subjects: 10, characters: 2 ** 25 + 1 },
  tooMany: { documents: 30_001, subjects: 10, characters: 2 ** 21 },
  streamed: { documents: 500, subjects: 10, characters: null },
} as const satisfies Record<string, CorpusSize>;

async function tried(size: CorpusSize): Promise<string[]> {
  return (await listAutoSettings(size)).map(({ learner }) => learner.id);
}

describe('auto', () => {
  it('tries two settings of the batch learner on few documents', async () => {
    const [plain, other] = await listAutoSettings(sizes.few);
    expect(await tried(sizes.few)).toEqual(['linear', 'linear']);
    expect(plain.parameters).toMatchObject({ bayesWeight: 0.5, characterWeight: 'auto' });
    expect(other?.parameters).toMatchObject({ bayesWeight: 1, characterWeight: 1 });
  });

  it('has characters for no more subjects than they are good for', async () => {
    const [plain, ...others] = await listAutoSettings(sizes.fewOfManySubjects);
    expect([plain.parameters, others]).toEqual([expect.objectContaining({ characterWeight: 'auto' }), []]);
  });

  it('tries the batch learner alone while its rows fit in memory, then the streaming one', async () => {
    expect(await Promise.all([sizes.many, sizes.tooMany, sizes.long, sizes.streamed].map(tried))).toEqual([
      ['linear'],
      ['linear-sgd'],
      ['linear-sgd'],
      ['linear-sgd'],
    ]);
  });

  it('tries each setting without an encoder and with it, which must convince', async () => {
    const encoder = { sha256: 'e', dimensions: 8 };
    const settings = await listAutoSettings(sizes.few, { encoder });
    expect(settings.map(({ parameters, mustConvince = false }) => [parameters, mustConvince])).toMatchObject([
      [{ bayesWeight: 0.5, vectorWeight: 0 }, false],
      [{ bayesWeight: 1, vectorWeight: 0 }, false],
      [{ bayesWeight: 0.5, vectorWeight: 'auto' }, true],
      [{ bayesWeight: 1, vectorWeight: 'auto' }, true],
    ]);
  });

  it('tries vectors where it takes the batch learner, and other recipes take them always', async () => {
    const trying = Object.values(sizes).filter((size) => recipeCatalogue.triesVectors('auto', size));
    expect(trying).toEqual([sizes.few, sizes.fewOfManySubjects, sizes.more, sizes.many]);
    expect(recipeCatalogue.triesVectors('linear', sizes.tooMany)).toBe(true);
  });

  it('deals the corpus into folds the oftener the less it costs', () => {
    const counts = Object.entries(sizes).map(([name, size]) => [name, countAutoFoldings(size)]);
    expect(Object.fromEntries(counts)).toEqual({
      few: 3,
      fewOfManySubjects: 2,
      more: 2,
      many: 1,
      long: 1,
      tooMany: 1,
      streamed: 1,
    });
  });
});
