import { holmAdjusted, type MeanInterval, resampledT } from '@classmark/evaluation';
import { type ImbalanceStrategy, imbalanceStrategies } from '@classmark/learners';
import { mean } from '../quality/tables.js';
import { type Row, table } from '../report.js';
import type { SeedFigures, SubjectFigures } from './measure-strategies.js';
import type { RareSubjects } from './rare-subjects.js';

/** A fifth tests what four fifths teach. */
const testToTraining = 0.25;

const titles: Readonly<Record<ImbalanceStrategy, string>> = {
  none: 'none',
  'threshold-moving': 'threshold moving',
  'class-weights': 'class weights',
  undersampling: 'undersampling',
  smote: 'SMOTE',
  noise: 'Gaussian noise',
  gan: 'GAN',
};

type Figure = keyof SubjectFigures;

/** The mean over subjects, seed by seed. */
const bySeed = (seeds: readonly SeedFigures[], strategy: ImbalanceStrategy, figure: Figure): number[] =>
  seeds.map((figures) => mean(figures[strategy].map((own) => own[figure])));

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

interface Comparison extends MeanInterval {
  readonly strategy: ImbalanceStrategy;
  readonly adjusted: number;
}

/** Every other strategy's F1 less one's, with p values corrected by Holm. */
function compareWith(base: ImbalanceStrategy, seeds: readonly SeedFigures[]): Comparison[] {
  const others = imbalanceStrategies.filter((strategy) => strategy !== base);
  const of = bySeed(seeds, base, 'f1');
  const compared = others.map((strategy) => {
    const differences = bySeed(seeds, strategy, 'f1').map((value, i) => value - (of[i] ?? Number.NaN));
    return { strategy, ...resampledT(differences, testToTraining) };
  });
  const adjusted = holmAdjusted(compared.map(({ pValue }) => pValue));
  return compared.map((one, i) => ({ ...one, adjusted: adjusted[i] ?? 1 }));
}

function describe({ mean: difference, halfWidth, adjusted }: Comparison): string {
  const verdict = adjusted >= 0.05 ? 'no difference' : difference > 0 ? '**better**' : '**worse**';
  return `${verdict}: ${signed(difference)} ± ${halfWidth.toFixed(3)}`;
}

export function tabulateStrategies(seeds: readonly SeedFigures[]): string {
  const versus = new Map(
    (['none', 'threshold-moving'] as const).map((base) => [base, compareWith(base, seeds)] as const),
  );
  const against = (base: 'none' | 'threshold-moving', strategy: ImbalanceStrategy): string => {
    const found = versus.get(base)?.find((one) => one.strategy === strategy);
    return found === undefined ? '' : describe(found);
  };
  const shown = (strategy: ImbalanceStrategy, figure: Figure): string => {
    const { mean: centre, halfWidth } = resampledT(bySeed(seeds, strategy, figure), testToTraining);
    return `${centre.toFixed(3)} ± ${halfWidth.toFixed(3)}`;
  };
  const rows = imbalanceStrategies.map(
    (strategy): Row => [
      titles[strategy],
      ...(['f1', 'precision', 'recall', 'averagePrecision'] as const).map((figure) => shown(strategy, figure)),
      against('none', strategy),
      against('threshold-moving', strategy),
    ],
  );
  const header = ['', 'F1', 'precision', 'recall', 'average precision', 'F1 against none', 'against threshold moving'];
  return table(header, rows);
}

/** F1 of each subject by each strategy: means over seeds, ± half of a 95 % interval. */
export function tabulateSubjects({ subjects }: RareSubjects, seeds: readonly SeedFigures[]): string {
  const f1Of = (strategy: ImbalanceStrategy, subject: number): string => {
    const values = seeds.map((figures) => figures[strategy][subject]?.f1 ?? 0);
    const { mean: centre, halfWidth } = resampledT(values, testToTraining);
    return `${centre.toFixed(2)} ± ${halfWidth.toFixed(2)}`;
  };
  const rows = subjects.map(
    ({ name, positives }, subject): Row => [
      name,
      positives,
      ...imbalanceStrategies.map((strategy) => f1Of(strategy, subject)),
    ],
  );
  return table(['subject', 'positives', ...imbalanceStrategies.map((strategy) => titles[strategy])], rows);
}

/** What comes out, in a sentence for each strategy that threshold moving is compared with. */
export function tellVerdict(corpus: string, seeds: readonly SeedFigures[]): string {
  const listed = (names: readonly string[]): string =>
    names.length === 0 ? 'none' : new Intl.ListFormat('en').format(names);
  const compared = compareWith('threshold-moving', seeds).filter(({ strategy }) => strategy !== 'none');
  const named = (is: (one: Comparison) => boolean): string =>
    listed(compared.filter(is).map((one) => titles[one.strategy]));
  const better = named(({ adjusted, mean: difference }) => adjusted < 0.05 && difference > 0);
  const worse = named(({ adjusted, mean: difference }) => adjusted < 0.05 && difference < 0);
  return `On ${corpus}, of the strategies that are added to threshold moving, better beyond chance: ${better}; worse: ${worse}.`;
}
