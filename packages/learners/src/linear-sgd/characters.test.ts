import type { Corpus } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { createLinearTfLearner } from '../linear-tf/learner.js';
import { corpusOf, ofCompounds, ofPlainWords, withoutBlanks } from '../testing/kinds-of-words.js';
import { linearSgdLearner } from './learner.js';

const signal = new AbortController().signal;
const tfLearner = createLinearTfLearner(async () => {
  throw new Error('not fitted here');
});
const unread: Corpus = () => {
  throw new Error('not to be read');
};

/** As if the corpus were a part of so many documents. */
const countedAs = (documents: number) => {
  const none = new Uint32Array(3);
  return { seed: 1, signal, counted: { documents, positives: none, negatives: none } };
};

describe('runs of characters', () => {
  it.each([
    ['words are compounds', ofCompounds],
    ['no blanks part words', withoutBlanks],
  ])('are beside the words where %s, however many the documents', async (_what, textFor) => {
    const corpus = corpusOf(1_000, textFor);
    for (const documents of [1_000, 30_001, 1_000_000]) {
      const context = countedAs(documents);
      const sgd = await linearSgdLearner.settle(corpus, 3, linearSgdLearner.parseParameters({}), context);
      const tf = await tfLearner.settle(corpus, 3, tfLearner.parseParameters({}), context);
      expect([sgd.characters, tf.characters]).toEqual(['runs', 'runs']);
    }
  });

  it('are not even mentioned where words tell subjects apart', async () => {
    const parameters = linearSgdLearner.parseParameters({});
    const settled = await linearSgdLearner.settle(corpusOf(1_000, ofPlainWords), 3, parameters, countedAs(30_001));
    expect(settled).not.toHaveProperty('characters');
  });

  it('are what a person says, without a look', async () => {
    const settle = (characters: string) =>
      linearSgdLearner.settle(unread, 3, linearSgdLearner.parseParameters({ characters }), countedAs(30_001));
    expect((await settle('runs')).characters).toBe('runs');
    expect((await settle('none')).characters).toBeUndefined();
  });

  it('are settled by the sample that is given, without reading the corpus', async () => {
    const context = { ...countedAs(30_001), sample: corpusOf(1_000, withoutBlanks) };
    const settled = await linearSgdLearner.settle(unread, 3, linearSgdLearner.parseParameters({}), context);
    expect(settled.characters).toBe('runs');
  });

  it('stay as they are once they are settled', async () => {
    const context = countedAs(30_001);
    const parameters = linearSgdLearner.parseParameters({});
    const settled = await linearSgdLearner.settle(corpusOf(1_000, ofPlainWords), 3, parameters, context);
    expect(await linearSgdLearner.settle(corpusOf(1_000, withoutBlanks), 3, settled, context)).toEqual(settled);
  });
});

describe('a model of text without blanks', () => {
  const context = { seed: 1, signal, onProgress: () => {} };
  const learn = (characters: string) => {
    const parameters = linearSgdLearner.parseParameters({ characters });
    return linearSgdLearner.fit(corpusOf(600, withoutBlanks), 3, parameters, context);
  };

  /** The share of new documents whose subject scores best, by a model that was stored and read. */
  async function shareRight(characters: string): Promise<number> {
    const weights = linearSgdLearner.decode(linearSgdLearner.encode(await learn(characters)));
    const others = corpusOf(900, withoutBlanks)().flatMap(({ documents }) => documents.slice(600));
    const scores = linearSgdLearner.decide(weights, others);
    const right = others.filter((_, i) => {
      const own = [...scores.subarray(3 * i, 3 * i + 3)];
      return own.indexOf(Math.max(...own)) === i % 3;
    });
    return right.length / others.length;
  }

  it('knows new documents by runs of characters, and by words alone does not', async () => {
    expect(await shareRight('runs')).toBeGreaterThan(0.9);
    expect(await shareRight('none')).toBeLessThan(0.5);
  });

  it('learns from decisions, by runs that new documents share', async () => {
    const parameters = linearSgdLearner.parseParameters({ characters: 'runs' });
    const weights = await learn('runs');
    const decided = { id: '', title: '', text: '未知の深海魚' };
    const chunk = {
      documents: Array.from({ length: 40 }, () => decided),
      labels: Array.from({ length: 40 }, () => ({ yes: Uint32Array.of(2), no: 'rest' as const })),
    };
    const updated = linearSgdLearner.update?.(weights, chunk, 3, parameters) ?? weights;
    const similar = { id: '', title: '', text: '巨大な深海魚だ' };
    const [before, after] = [weights, updated].map((own) => linearSgdLearner.decide(own, [similar])[2] ?? 0);
    expect(after).toBeGreaterThan(before ?? 0);
    expect(linearSgdLearner.countWords(updated, decided)).toEqual({ all: 1, known: 1 });
    expect(linearSgdLearner.countWords(updated, { ...decided, text: '深海魚' })).toEqual({ all: 1, known: 0 });
  });
});
