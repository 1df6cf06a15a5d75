import { createRandom, type Random } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { PooledCalibration, type UnseenCells } from './pooled-calibration.js';

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** A subject with scores around -1, of deviation 0.2 times `scale`; those of its positives are 4 deviations higher. */
function drawSubject(seed: number, positives: number, scale = 1): UnseenCells {
  const random = createRandom(seed);
  const labels = Uint8Array.from({ length: 1000 }, (_, i) => (i % 100 < positives / 10 ? 1 : 0));
  const scores = Float64Array.from(labels, (label) => -1 + 0.2 * scale * (normal(random) + 4 * label));
  return { labels, scores, others: null, folds: Uint8Array.from(labels, (_, i) => i % 5) };
}

/** What subjects with 20 positives share. */
function share(subjects = 10) {
  const shared = new PooledCalibration();
  for (let seed = 0; seed < subjects; seed++) shared.add(drawSubject(seed, 20, 1 + (seed % 3)));
  return shared.finish();
}

/** Says nothing, so that what it is drawn to is all there is. */
const silent = { kind: 'platt', a: 0, g: 0, b: 0 } as const;
const own = { kind: 'platt', a: 1, g: 0, b: -6 } as const;
const rare = drawSubject(99, 10);
/** Raw score at which the probability is one half, in deviations from the mean of the negatives. */
const half = ({ a, b }: { a: number; b: number }): number => (-b / a + 1) / 0.2;

describe('the calibration of a rare subject', () => {
  it('is drawn to what others show at their own scale', () => {
    // Normal scores 4 deviations apart, one of a hundred a yes: the odds are even at 2 + ln(99) / 4 deviations.
    expect(half(share()(silent, rare))).toBeCloseTo(2 + Math.log(99) / 4, 0);
  });

  it('is drawn the more, the fewer its positives', () => {
    const draw = share();
    const few = { ...rare, labels: rare.labels.map((label, i) => (i < 150 ? label : 0)) };
    expect(Math.abs(draw(own, few).a - own.a)).toBeGreaterThan(Math.abs(draw(own, rare).a - own.a));
  });

  it('counts no fold in which nothing could be learnt', () => {
    const [draw, before] = [share(), drawSubject(5, 10)];
    const blank = { ...before, scores: before.scores.map((score, i) => (i % 5 === 2 ? -9 : score)) };
    expect(half(draw(silent, blank))).toBeCloseTo(half(draw(silent, before)), 0);
  });

  it.each([
    { name: 'no other subject shows anything', draw: share(0), cells: rare },
    { name: 'it has no positive', draw: share(), cells: drawSubject(1, 0) },
    { name: 'its scores are all the same', draw: share(), cells: { ...rare, scores: rare.scores.map(() => -1) } },
  ])('stays where $name', ({ draw, cells }) => {
    expect(draw(own, cells)).toEqual(own);
  });
});
