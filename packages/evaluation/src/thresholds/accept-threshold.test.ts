import { describe, expect, it } from 'vitest';
import type { ScoredLabels } from '../labels/label-matrix.js';
import { chooseAcceptance, describeReviewOnly, requiredPrecision } from './accept-threshold.js';
import { addHitCounts, precisionBounds } from './precision-bounds.js';

/** `right` yes and `wrong` no at each given probability. */
function scored(...levels: [probability: number, right: number, wrong: number][]) {
  const cells = levels.flatMap(([p, right, wrong]) => [
    ...Array.from({ length: right }, () => ({ p, label: 1 })),
    ...Array.from({ length: wrong }, () => ({ p, label: 0 })),
  ]);
  return {
    labels: Uint8Array.from(cells, ({ label }) => label),
    scores: Float64Array.from(cells, ({ p }) => p),
  };
}

const basisOf = (cells: ScoredLabels, positives = 1000) => ({
  bounds: precisionBounds(cells),
  laterBounds: [],
  positives,
});

const target = 0.9;

describe('the accept threshold', () => {
  it('is the lowest probability whose precision bound reaches the target', () => {
    expect(chooseAcceptance(basisOf(scored([0.9, 50, 0], [0.8, 50, 1], [0.7, 5, 40])), target)).toMatchObject({
      kind: 'accept',
      threshold: 0.8,
    });
  });

  it('answers another target from the same bounds', () => {
    const cells = scored([0.9, 50, 0], [0.8, 50, 1], [0.7, 5, 40]);
    expect(chooseAcceptance(basisOf(cells), 0.6)).toMatchObject({ threshold: 0.7 });
  });

  it('is never under a half, however right the rest is', () => {
    expect(chooseAcceptance(basisOf(scored([0.9, 50, 0], [0.4, 500, 0])), target)).toMatchObject({
      kind: 'accept',
      threshold: 0.9,
    });
  });

  it('takes equal probabilities together', () => {
    const bounds = precisionBounds(scored([0.9, 100, 30]));
    expect(bounds).toMatchObject([{ probability: 0.9, predictions: 130, hits: 100 }]);
  });

  it('has bounds that only rise with the probability', () => {
    const levels = Array.from({ length: 40 }, (_, i): [number, number, number] => [0.5 + i / 100, i, 40 - i]);
    const bounds = precisionBounds(scored(...levels)).map(({ bound }) => bound);
    expect(bounds.length).toBeGreaterThan(20);
    expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
  });

  it('of versions that allowed for drift is still the one that keeps the target when odds fall so far', () => {
    const basis = basisOf(scored([0.9, 60, 1], [0.8, 60, 8]));
    const thresholds = [basis, { ...basis, driftRatio: 1.5 }].map((own) => chooseAcceptance(own, target));
    expect(thresholds).toMatchObject([{ threshold: 0.8 }, { threshold: 0.9 }]);
    expect(requiredPrecision(target, 1.5)).toBeCloseTo(0.931, 3);
  });
});

describe('the accept threshold where held-out documents are known', () => {
  const chosen = scored([0.9, 300, 0], [0.7, 300, 9]);
  const choose = (heldOut: ScoredLabels) =>
    chooseAcceptance({ ...basisOf(chosen), bounds: addHitCounts(precisionBounds(chosen), 'heldOut', heldOut) }, target);

  it('is taken back where they surely contradict it', () => {
    const reason = { code: 'not-kept-held-out', heldOut: { predictions: 100, hits: 44 }, precision: 0.9 } as const;
    expect(choose(scored([0.95, 20, 30], [0.75, 24, 26]))).toEqual({ kind: 'review-only', reason });
    expect(describeReviewOnly(reason)).toBe(
      'On the test set, only 44 of 100 suggestions were right. The target is 90.0%.',
    );
  });

  it.each([
    ['where they are a little under the target', scored([0.8, 85, 15])],
    ['where they are few', scored([0.8, 2, 2])],
    ['where nothing was suggested among them', scored([0.6, 10, 90])],
  ])('stays %s', (_where, heldOut) => {
    expect(choose(heldOut)).toEqual({ kind: 'accept', threshold: 0.7 });
  });

  it('is never another for them', () => {
    expect(choose(scored([0.95, 100, 0], [0.75, 0, 90]))).toMatchObject({ reason: { code: 'not-kept-held-out' } });
  });
});

describe('the accept threshold where documents that came last are known', () => {
  const before = scored([0.9, 300, 0], [0.7, 300, 9]);
  const withLater = (later: ScoredLabels, earlier = before) => ({
    bounds: addHitCounts(precisionBounds(earlier), 'later', later),
    laterBounds: precisionBounds(later),
    positives: 600,
  });

  it('stays where the target was kept among them', () => {
    const kept = withLater(scored([0.95, 20, 0], [0.8, 20, 3]));
    expect(chooseAcceptance(kept, target)).toEqual({ kind: 'accept', threshold: 0.7 });
  });

  it('stays where they are too few to say that it was not kept', () => {
    expect(chooseAcceptance(withLater(scored([0.8, 5, 1])), target)).toEqual({ kind: 'accept', threshold: 0.7 });
  });

  it.each([0, 1])('stays, whatever the target, where %d suggestions came last and none was wrong', (right) => {
    const sure = { ...withLater(scored([0.8, right, 0]), scored([0.7, 5000, 0])), positives: 5000 };
    expect(chooseAcceptance(sure, 0.999)).toEqual({ kind: 'accept', threshold: 0.7 });
  });

  it('rises to where the target was surely kept among them, too', () => {
    const broken = withLater(scored([0.95, 30, 0], [0.8, 20, 15]));
    expect(chooseAcceptance(broken, target)).toEqual({ kind: 'accept', threshold: 0.95 });
  });

  it('rises for less than it did in versions that allowed for drift', () => {
    const doubtful = withLater(scored([0.95, 30, 0], [0.8, 18, 8]));
    const thresholds = [doubtful, { ...doubtful, driftRatio: 1.5 }].map((basis) => chooseAcceptance(basis, target));
    expect(thresholds).toMatchObject([{ threshold: 0.95 }, { threshold: 0.7 }]);
  });

  it('is as it was for a target that was kept', () => {
    const broken = withLater(scored([0.95, 30, 0], [0.8, 20, 15]));
    expect(chooseAcceptance(broken, 0.7)).toEqual({ kind: 'accept', threshold: 0.7 });
  });

  it('is none where the target was surely kept nowhere, and says why', () => {
    const acceptance = chooseAcceptance(withLater(scored([0.8, 40, 15])), target);
    expect(acceptance.kind === 'review-only' && describeReviewOnly(acceptance.reason)).toBe(
      'Trained on earlier documents only, 40 of 55 suggestions for the latest training documents were right. The target is 90.0%.',
    );
  });
});

describe('a subject without an accept threshold', () => {
  it.each([
    {
      why: 'too few positives',
      cells: scored([0.9, 7, 0], [0.1, 0, 100]),
      positives: 7,
      sentence: /^Too few documents have this subject: 7\. The target precision needs at least 8\.$/,
    },
    {
      why: 'nothing probable',
      cells: scored([0.4, 50, 10]),
      positives: 50,
      sentence: /^No suggestion for a validation document reached a probability of 50% \(50 documents/,
    },
    {
      why: 'too much wrong',
      cells: scored([0.9, 80, 20]),
      positives: 80,
      sentence: /^Best precision we can promise: 7\d\.\d% \(100 suggestions .* needs 90\.0%\.$/,
    },
  ])('says why: $why', ({ cells, positives, sentence }) => {
    const acceptance = chooseAcceptance(basisOf(cells, positives), target);
    expect(acceptance.kind === 'review-only' && describeReviewOnly(acceptance.reason)).toMatch(sentence);
  });

  it('tells what can be promised from what is needed, however near', () => {
    const best = { probability: 0.9, predictions: 500, hits: 490, bound: 0.92614 };
    expect(describeReviewOnly({ code: 'bound-not-reached', best, required: 0.92638 })).toMatch(
      /92\.61% .* needs 92\.64%/,
    );
  });

  it('needs just as many sure positives as it says', () => {
    const few = chooseAcceptance({ bounds: [], laterBounds: [], positives: 1 }, target);
    const needed = few.kind === 'review-only' && few.reason.code === 'too-few-positives' ? few.reason.needed : 0;
    const verdict = (n: number) => chooseAcceptance(basisOf(scored([0.999, n, 0]), n), target).kind;
    expect([verdict(needed - 1), verdict(needed)]).toEqual(['review-only', 'accept']);
  });
});
