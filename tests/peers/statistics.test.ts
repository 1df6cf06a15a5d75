import { readFileSync } from 'node:fs';
import {
  cohenKappa,
  discordancePerSubject,
  errorAfterDoubling,
  findLabelErrors,
  holmAdjusted,
  krippendorffAlpha,
  type LabelMatrix,
  type LabelRows,
  masiAlpha,
  mcnemarTest,
  pairedBootstrap,
  resampledT,
  timeBlocks,
} from '@classmark/evaluation';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const numbers = z.array(z.number());
const difference = z.object({ difference: z.number(), low: z.number(), high: z.number(), pValue: z.number() });
const answers = { both: z.number(), firstOnly: z.number(), secondOnly: z.number(), neither: z.number() };
/** What other implementations say, as make-statistics-fixture.py wrote it. */
const fixture = z
  .object({
    documents: z.number(),
    subjects: z.number(),
    truth: numbers,
    given: numbers,
    baseline: numbers,
    pairedBootstrap: z.object({ seed: z.number(), micro: difference, macro: difference }),
    mcnemar: z.array(z.object({ gained: z.number(), lost: z.number(), pValue: z.number(), adjusted: z.number() })),
    agreement: z.object({
      perSubject: z.array(z.object({ ...answers, kappa: z.number(), alpha: z.number() })),
      masi: z.number(),
    }),
    resampledT: z.array(
      z.object({
        values: numbers,
        testToTraining: z.number(),
        mean: z.number(),
        halfWidth: z.number(),
        pValue: z.number(),
      }),
    ),
    labelErrors: z.object({ labels: numbers, probabilities: numbers, cleanlab: numbers, errors: numbers }),
    timeBlocks: z.array(
      z.object({
        items: z.number(),
        splits: z.number(),
        ends: z.array(z.object({ trainingEnd: z.number(), testEnd: z.number() })),
      }),
    ),
    learningCurve: z.object({
      points: z.array(z.object({ items: z.number(), quality: z.number() })),
      errorAfterDoubling: z.number(),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/statistics.json', import.meta.url), 'utf8')));

const { documents, subjects } = fixture;
const truth: LabelMatrix = { documents, subjects, cells: Int8Array.from(fixture.truth) };
const given = Uint8Array.from(fixture.given);
const baseline = Uint8Array.from(fixture.baseline);
const digits = 9;

const closeTo = (figures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, expect.closeTo(value, digits)]));

function toRows(cells: Uint8Array): LabelRows {
  const sets = Array.from({ length: documents }, (_, i) =>
    [...cells.subarray(i * subjects, (i + 1) * subjects).entries()].flatMap(([j, cell]) => (cell === 1 ? [j] : [])),
  );
  const offsets = new Uint32Array(documents + 1);
  for (const [i, set] of sets.entries()) offsets[i + 1] = (offsets[i] ?? 0) + set.length;
  return { offsets, subjects: Uint32Array.from(sets.flat()) };
}

describe('comparing two sides', () => {
  it('finds the same difference, interval and p value on the same resamples', () => {
    const { seed, micro, macro } = fixture.pairedBootstrap;
    const actual = pairedBootstrap(truth, given, baseline, seed);
    expect(actual).toEqual({ micro: closeTo(micro), macro: closeTo(macro) });
  });

  it('counts and tests each subject as statsmodels does', () => {
    const counts = discordancePerSubject(truth, given, baseline);
    const pValues = counts.map(mcnemarTest);
    const adjusted = holmAdjusted(pValues);
    const actual = counts.map((count, j) => ({ ...count, pValue: pValues[j], adjusted: adjusted[j] }));
    expect(actual).toEqual(fixture.mcnemar.map(closeTo));
  });

  it.each(fixture.resampledT)('tests $values.length splits as SciPy’s t distribution says', (expected) => {
    const { values, testToTraining, ...interval } = expected;
    expect(resampledT(values, testToTraining)).toEqual(closeTo(interval));
  });
});

describe('agreement', () => {
  it.each(fixture.agreement.perSubject)('on a subject is that of scikit-learn and krippendorff', (subject) => {
    expect(cohenKappa(subject)).toBeCloseTo(subject.kappa, digits);
    expect(krippendorffAlpha(subject)).toBeCloseTo(subject.alpha, digits);
  });

  it('on sets is that of krippendorff with the MASI distance', () => {
    expect(masiAlpha(toRows(given), toRows(baseline), subjects)).toBeCloseTo(fixture.agreement.masi, digits);
  });
});

describe('labels that look wrong', () => {
  const { labels, probabilities, cleanlab, errors } = fixture.labelErrors;

  it('are those of cleanlab that the scores speak against', () => {
    const scored = { labels: Uint8Array.from(labels), scores: Float64Array.from(probabilities) };
    expect(findLabelErrors(scored)).toEqual(errors);
  });

  it('are fewer than all of cleanlab’s, for a rule that did nothing would not be held by this', () => {
    expect(errors.length).toBeLessThan(cleanlab.length);
  });
});

it.each(fixture.timeBlocks)('$splits blocks of $items items are those of scikit-learn', ({ items, splits, ends }) => {
  expect(timeBlocks(items, splits)).toEqual(ends);
});

it('what doubling leaves of the error is NumPy’s straight line through the logarithms', () => {
  const { points, errorAfterDoubling: expected } = fixture.learningCurve;
  expect(errorAfterDoubling(points)).toBeCloseTo(expected, digits);
});
