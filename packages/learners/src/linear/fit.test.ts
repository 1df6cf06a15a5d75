import { type Chunk, type CountedLabels, type LearnerDocument, ParameterError } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { linearLearner } from './learner.js';
import { readCorpus } from './read-corpus.js';

function documentOf(text: string, title = ''): LearnerDocument {
  return { id: text, title, text };
}

/** Documents of `rare` words are yes, the others no. */
function corpusOf(documents: readonly LearnerDocument[]): Chunk[] {
  const labels = documents.map(({ title, text }) => ({
    yes: `${title} ${text}`.includes('glacier') ? Uint32Array.of(0) : new Uint32Array(),
    no: 'rest' as const,
  }));
  return [{ documents, labels }];
}

const few = [
  documentOf('a glacier carves the valley', 'Glaciers'),
  documentOf('the valley of the river', 'Rivers'),
  documentOf('the glacier melts', 'Ice'),
  documentOf('the river floods', 'Water'),
];

async function fit(
  documents: readonly LearnerDocument[],
  parameters: Readonly<Record<string, unknown>> = {},
  whole?: CountedLabels,
) {
  const context = {
    ...{ seed: 1, signal: new AbortController().signal, onProgress: () => {} },
    ...(whole && { whole }),
  };
  return linearLearner.fit(() => corpusOf(documents), 1, linearLearner.parseParameters(parameters), context);
}

async function score(...task: Parameters<typeof fit>) {
  return linearLearner.decide(await fit(...task), [documentOf('glacier')])[0] ?? Number.NaN;
}

const columnsOf = async (documents: readonly LearnerDocument[]): Promise<number> => (await fit(documents)).row.width;

describe('a fit in memory', () => {
  it('has pairs and characters of a corpus that turns out to be small, and not of one that does not', async () => {
    const many = Array.from({ length: 2_001 }, () => few)
      .flat()
      .slice(0, 2_001);
    expect(await columnsOf(many.slice(0, 2_000))).toBeGreaterThan((await columnsOf(many)) + 20);
  });

  it('weighs rare yes more where classes are to be balanced', async () => {
    const rare = [...few.slice(1, 2), ...few.slice(1, 2), ...few.slice(3), ...few];
    const plain = await score(rare, {});
    expect(await score(rare, { balance: 1 })).toBeGreaterThan(plain);
    expect(await score(rare, { imbalance: 'class-weights' })).toBeGreaterThan(plain);
  });

  it.each(['smote', 'noise', 'gan'])('raises the score of a rare subject by synthetic yes: %s', async (imbalance) => {
    const ice = ['ice of a glacier', 'a glacier melts', 'the old glacier', 'glacier and sea'].map((text) =>
      documentOf(text),
    );
    const others = Array.from({ length: 40 }, (_, i) => documentOf(`the river and valley number n${i} floods`));
    const corpus = [...ice, ...others];
    expect(await score(corpus, { imbalance })).toBeGreaterThan(await score(corpus, {}));
    expect(await score(corpus, { imbalance, synthetic: 0 })).toBe(await score(corpus, {}));
  });

  it.each([
    ['has as many yes that it is not rare', 101, false],
    ['is rare', 100, true],
  ])('makes yes where the subject %s in the whole training, whatever a part of it has', async (_what, yes, areMade) => {
    const ice = Array.from({ length: 80 }, (_, i) => documentOf(`a glacier melts at place p${i}`));
    const corpus = [...ice, ...Array.from({ length: 90 }, (_, i) => documentOf(`the river floods place p${i}`))];
    const whole = { documents: 300, positives: Uint32Array.of(yes), negatives: Uint32Array.of(300 - yes) };
    const [made, plain] = [await score(corpus, { imbalance: 'smote' }, whole), await score(corpus, {}, whole)];
    expect(made !== plain).toBe(areMade);
  });

  it('learns as many no to a yes as it is told to, and always some', async () => {
    const others = Array.from({ length: 60 }, (_, i) => documentOf(`the river and valley number n${i} floods`));
    const corpus = [...few, ...others];
    const undersampled = { imbalance: 'undersampling', negatives: 2 };
    expect(await score(corpus, undersampled)).toBeGreaterThan(await score(corpus, {}));
    expect(await score(corpus, { ...undersampled, negatives: 1_000 })).toBe(await score(corpus, {}));
    expect(Number.isFinite(await score(corpus, { ...undersampled, negatives: 0.1 }))).toBe(true);
  });

  it("adds the second member's weights by its share", async () => {
    const [first, second, both] = await Promise.all(
      [0, 1, 0.25].map((bayesWeight) => score(few, { bayesWeight, tolerance: 1e-6 })),
    );
    expect(both).toBeCloseTo(0.75 * (first ?? 0) + 0.25 * (second ?? 0), 4);
  });

  it('keeps no more weights than it is told to', async () => {
    expect((await fit(few, { mostWeights: 5 })).byColumn.weights).toHaveLength(5);
  });

  it('says no of a subject that nothing has, and yes of one that all have', async () => {
    const decide = async (documents: readonly LearnerDocument[]) =>
      linearLearner.decide(await fit(documents), [documentOf('')])[0];
    expect([await decide(few.slice(1, 2)), await decide(few.slice(2, 3))]).toEqual([-1, 1]);
  });
});

describe('a corpus', () => {
  const read = (most: number) => {
    const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
    const none = { titleWeight: 0, leadWeight: 0, pairWeight: 0, characterWeight: 0, vectorWeight: 0 };
    const own = { ...none, minDocuments: 1, minCharacterDocuments: 1, balance: 0, c: 1 };
    const parameters = { ...linearLearner.parseParameters({}), ...own };
    return readCorpus(() => corpusOf(few), { parameters, vectors: null }, context, most);
  };

  it('is read where it has as many terms as memory is meant for', async () => {
    expect((await read(18)).labels).toHaveLength(4);
  });

  it('is refused where it has more', async () => {
    await expect(read(17)).rejects.toThrow(ParameterError);
  });
});

describe('the explanation of a score over blocks', () => {
  const document = documentOf('The glacier melts', 'Glacier');

  it('names a word once, with what its title, lead and characters add', async () => {
    const terms = linearLearner.explain?.(await fit(few), document, 0).map(({ term }) => term) ?? [];
    expect(terms.filter((term) => term === 'glacier')).toHaveLength(1);
    expect(terms[0]).toBe('glacier');
  });

  it('lays characters of unknown words to these words', async () => {
    const weights = await fit(few, { pairWeight: 0, titleWeight: 0, leadWeight: 0 });
    const terms = linearLearner.explain?.(weights, documentOf('glacierized'), 0).map(({ term }) => term);
    expect(terms).toEqual(['glacierized']);
    expect(linearLearner.countWords(weights, documentOf('glacierized'))).toEqual({ all: 1, known: 0 });
  });
});
