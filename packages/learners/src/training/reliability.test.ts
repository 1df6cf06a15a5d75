import { describe, expect, it } from 'vitest';
import { type Votes, VotingLearner } from '../testing/voting-learner.js';
import type { TrainedClassifier } from './classifier.js';
import { chooseKnownWordsFloor, isReliable } from './reliability.js';
import { scoreDocuments } from './score-documents.js';

describe('the fewest words that must be known', () => {
  const usual = Array.from({ length: 1_000 }, (_, i) => ({ all: 40, known: 30 + (i % 10) }));

  it('are as few as hardly any training document has', () => {
    expect(chooseKnownWordsFloor(usual)).toEqual({ share: 0.75, words: 3 });
  });

  it('do not follow a document or two that are odd', () => {
    expect(chooseKnownWordsFloor([...usual, { all: 9, known: 0 }, { all: 0, known: 0 }])).toEqual({
      share: 0.75,
      words: 3,
    });
  });

  it('are none where words hardly recur, as without blanks', () => {
    const counts = Array.from({ length: 1_000 }, (_, i) => ({ all: 6, known: i % 3 }));
    expect(chooseKnownWordsFloor(counts)).toEqual({ share: 0, words: 0 });
  });

  it('are unknown without a word', () => {
    expect(chooseKnownWordsFloor([{ all: 0, known: 0 }])).toBeNull();
  });
});

const classifier: TrainedClassifier = {
  ...{ state: 'trained', subject: 'whales', column: 0, calibration: { kind: 'platt', a: 3, g: 0, b: 0 } },
  ...{
    targetPrecision: 0.9,
    promise: 'each',
    acceptThreshold: 0.7,
    reviewThreshold: 0.4,
    reviewOnly: null,
    metrics: null,
  },
  thresholdBasis: {
    ...{ bounds: [], laterBounds: [], positives: 9, trainingPrevalence: 0.5 },
    f1Threshold: 0.4,
  },
};
const weights: Votes = new Map(['song', 'sea', 'deep'].map((word) => [word, Float64Array.of(9)]));
const model = { learner: new VotingLearner(), weights, classifiers: [classifier] };
const documentOf = (text: string) => ({ id: text, title: '', text });
const floor = { share: 0.5, words: 3 };
const english = documentOf('song sea deep today');
const german = documentOf('der song und die sea wie nie');

describe('a text of which too few words are known', () => {
  it.each([
    ['is not relied on', german, false],
    ['is one of two words, too', documentOf('song sea'), false],
    ['is none where half of them are', english, true],
  ])('%s', (_what, document, reliable) => {
    expect(isReliable({ ...model, knownWordsFloor: floor }, document)).toBe(reliable);
  });

  it('is never published, whatever its scores', () => {
    const documents = [german, english];
    const [unreliable, reliable] = scoreDocuments({ ...model, knownWordsFloor: floor }, documents);
    const [asScored] = scoreDocuments({ ...model, knownWordsFloor: null }, documents);
    expect([unreliable, reliable]).toEqual([0.499, expect.closeTo(0.905, 2)]);
    expect(asScored).toBeGreaterThan(0.7);
  });

  it('is relied on by versions of before this was kept', () => {
    expect(isReliable({ ...model, knownWordsFloor: null }, german)).toBe(true);
  });
});
