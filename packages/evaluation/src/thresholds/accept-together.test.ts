import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import type { ScoredLabels } from '../labels/label-matrix.js';
import { type Acceptance, chooseAcceptance, describeReviewOnly } from './accept-threshold.js';
import { AcceptTogether, checkTogether, type SubjectPart } from './accept-together.js';
import { countHits, precisionBounds } from './precision-bounds.js';

const target = 0.9;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Documents whose labels follow their probabilities; `power` above 1 makes probabilities sure. */
function draw(seed: number, documents: number, power: number): ScoredLabels {
  const random = createRandom(seed);
  const scores = Float64Array.from({ length: documents }, () => 1 - random.next() ** power);
  return { labels: Uint8Array.from(scores, (p) => Number(random.next() < p)), scores };
}

/** Many rare subjects, some told apart well, some badly. */
function drawSubjects(seed: number): ScoredLabels[] {
  return Array.from({ length: 80 }, (_, i) => draw(1000 * seed + i, 4 + (i % 30), 1 + (i % 4)));
}

const partOf = (validation: ScoredLabels, later: ScoredLabels | null = null): SubjectPart => ({
  ...{ validation, later },
  positives: sum([...validation.labels]),
});

function acceptTogether(parts: readonly SubjectPart[], precision: number): Acceptance[] {
  const together = new AcceptTogether();
  for (const part of parts) together.add(part);
  return together.finish(precision);
}

const acceptEach = (parts: readonly SubjectPart[], precision: number): Acceptance[] =>
  parts.map(({ validation, positives }) =>
    chooseAcceptance({ bounds: precisionBounds(validation), laterBounds: [], positives }, precision),
  );

/** What is published of other documents of the same subjects. */
function publish(acceptances: readonly Acceptance[], unseen: readonly ScoredLabels[]) {
  const outcomes = unseen.map((scored, i) => {
    const acceptance = acceptances[i];
    const from = acceptance?.kind === 'accept' ? acceptance.threshold : Number.POSITIVE_INFINITY;
    return countHits(scored, from);
  });
  return { predictions: sum(outcomes.map((o) => o.predictions)), hits: sum(outcomes.map((o) => o.hits)) };
}

const thresholdOf = (acceptances: readonly Acceptance[]): number =>
  Math.min(...acceptances.map((one) => (one.kind === 'accept' ? one.threshold : 1)));

/** `right` yes and `wrong` no at each given probability. */
function scored(...levels: [probability: number, right: number, wrong: number][]): ScoredLabels {
  const cells = levels.flatMap(([p, right, wrong]) =>
    Array.from({ length: right + wrong }, (_, i) => ({ p, label: Number(i < right) })),
  );
  return { labels: Uint8Array.from(cells, ({ label }) => label), scores: Float64Array.from(cells, ({ p }) => p) };
}

describe('many rare subjects that publish together', () => {
  const rounds = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    const parts = drawSubjects(seed).map((cells) => partOf(cells));
    const unseen = drawSubjects(100 + seed);
    return {
      together: publish(acceptTogether(parts, target), unseen),
      each: publish(acceptEach(parts, target), unseen),
    };
  });

  it('keep the target precision among documents not seen', () => {
    const hits = sum(rounds.map(({ together }) => together.hits));
    expect(hits / sum(rounds.map(({ together }) => together.predictions))).toBeGreaterThan(target - 0.01);
  });

  it('publish more than where each keeps it by itself', () => {
    for (const { together, each } of rounds) expect(together.hits).toBeGreaterThan(1.2 * each.hits);
  });

  it('have one threshold, of a half or more, that never falls where the target rises', () => {
    const parts = drawSubjects(1).map((cells) => partOf(cells));
    const targets = [0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95];
    const thresholds = targets.map((precision) => thresholdOf(acceptTogether(parts, precision)));
    expect(thresholds).toEqual(thresholds.toSorted((a, b) => a - b));
    expect(thresholds[0]).toBeGreaterThanOrEqual(0.5);
    const accepted = acceptTogether(parts, target).filter(({ kind }) => kind === 'accept');
    expect(new Set(accepted.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

describe('what is published together', () => {
  it('is for one subject what it publishes by itself, but for a step of the threshold', () => {
    const parts = [partOf(draw(5, 2000, 2))];
    expect(Math.abs(thresholdOf(acceptTogether(parts, target)) - thresholdOf(acceptEach(parts, target)))).toBeLessThan(
      0.002,
    );
  });

  it('needs of all together what a subject needs by itself', () => {
    const parts = [partOf(scored([0.99, 3, 0])), partOf(scored([0.99, 4, 0]))];
    const few = acceptTogether(parts, target);
    expect(few).toMatchObject([3, 4].map((positives) => ({ reason: { code: 'too-few-positives', positives } })));
    expect(acceptTogether([...parts, partOf(scored([0.99, 1, 0]))], target)).toMatchObject([
      { kind: 'accept' },
      { kind: 'accept' },
      { kind: 'accept' },
    ]);
  });

  it('leaves out a subject of which nothing is probable, and one whose suggestions are mostly wrong', () => {
    const parts = [scored([0.95, 50, 1]), scored([0.4, 9, 9]), scored([0.8, 1, 9])].map((cells) => partOf(cells));
    expect(acceptTogether(parts, target)).toMatchObject([
      { kind: 'accept', threshold: 0.95 },
      { reason: { code: 'no-confident-predictions' } },
      { reason: { code: 'mostly-wrong', among: 'validation', outcome: { predictions: 10, hits: 1 } } },
    ]);
  });

  it('leaves out a subject of whose suggestions for the latest documents most are wrong', () => {
    const parts = [
      partOf(scored([0.95, 90, 3]), scored([0.95, 30, 0])),
      partOf(scored([0.9, 30, 1]), scored([0.9, 1, 6])),
    ];
    const [good, bad] = acceptTogether(parts, target);
    expect(good).toEqual({ kind: 'accept', threshold: 0.95 });
    expect(bad?.kind === 'review-only' && describeReviewOnly(bad.reason)).toBe(
      'Most of its suggestions are wrong: only 1 of 7 for the latest training documents were right.',
    );
  });

  it('has a threshold that rises to where the latest documents bear it out', () => {
    const parts = [
      partOf(scored([0.95, 100, 0], [0.75, 60, 2]), scored([0.95, 40, 0], [0.75, 20, 15])),
      partOf(scored([0.75, 60, 2]), scored([0.75, 20, 5])),
    ];
    expect(thresholdOf(acceptTogether(parts, target))).toBe(0.95);
  });

  it('is nothing where too little can be promised, and each subject says why', () => {
    const parts = [partOf(scored([0.9, 40, 20])), partOf(scored([0.9, 20, 10]))];
    for (const acceptance of acceptTogether(parts, target)) {
      expect(acceptance.kind === 'review-only' && describeReviewOnly(acceptance.reason)).toMatch(
        /^All subjects together: Best precision we can promise: 6\d\.\d% \(90 suggestions for validation documents\)/,
      );
    }
  });
});

describe('a promise for all together on the test set', () => {
  it('stands where one is under the target and all together keep it', () => {
    const outcomes = [
      { predictions: 100, hits: 96 },
      { predictions: 20, hits: 14 },
    ];
    expect(checkTogether(outcomes, target)).toEqual([null, null]);
  });

  it('is taken back from all where together they surely miss it', () => {
    const outcomes = [
      { predictions: 100, hits: 70 },
      { predictions: 2, hits: 2 },
    ];
    const heldOut = { predictions: 102, hits: 72 };
    const reason = { code: 'not-kept-together', reason: { code: 'not-kept-held-out', heldOut, precision: target } };
    expect(checkTogether(outcomes, target)).toEqual([reason, reason]);
  });

  it('stands for the others where one whose suggestions are mostly wrong would spoil it', () => {
    const wrong = { predictions: 100, hits: 15 };
    const [kept, dropped] = checkTogether([{ predictions: 200, hits: 192 }, wrong], target);
    expect([kept, dropped?.code]).toEqual([null, 'mostly-wrong']);
  });

  it('is taken back from one of whose suggestions surely most are wrong', () => {
    const wrong = { predictions: 20, hits: 2 };
    const [kept, dropped] = checkTogether([{ predictions: 400, hits: 390 }, wrong], target);
    expect([kept, dropped]).toEqual([null, { code: 'mostly-wrong', among: 'heldOut', outcome: wrong }]);
    expect(dropped && describeReviewOnly(dropped)).toBe(
      'Most of its suggestions are wrong: only 2 of 20 for test documents were right.',
    );
  });
});
