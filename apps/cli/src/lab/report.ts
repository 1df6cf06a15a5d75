import { isDeepStrictEqual } from 'node:util';
import {
  comparePairs,
  createGanSettings,
  outcomes,
  type RunResult,
  summariseVariant,
  type VariantComparison,
  type VariantName,
  type VariantSummary,
  variantNames,
  variantTitles,
  withVariant,
} from '@classmark/gan';
import { testClaims } from './claims.js';
import type { Cell, CellRuns } from './study.js';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** @param firstFigure the first column that is aligned as figures are */
const table = ([header = [], ...body]: readonly (readonly string[])[], firstFigure = 1_000): string => {
  const rule = header.map((_, i) => (i < firstFigure ? '---' : '---:'));
  return [line(header), line(rule), ...body.map(line)].join('\n');
};

const figure = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3));
const pValue = (p: number): string => (p < 0.001 ? 'p < .001' : `p = ${p.toFixed(3)}`);
const ends = (runs: readonly RunResult[]): number[] =>
  runs.flatMap(({ curve }) => curve.slice(-1).map(({ wasserstein }) => wasserstein));

/** "closer in 80 of 100 seeds (median −0.5, p < .001)" */
function inWords({ lower, higher, medianDifference, pValue: p, verdict }: VariantComparison, seeds: number): string {
  const [word, count] =
    verdict === 'no difference'
      ? (['no difference; closer', lower] as const)
      : verdict === 'lower'
        ? (['**closer**', lower] as const)
        : (['**farther**', higher] as const);
  return `${word} in ${count} of ${seeds} seeds (median ${medianDifference >= 0 ? '+' : '−'}${figure(Math.abs(medianDifference))}, ${pValue(p)})`;
}

function measuresTable(cells: readonly CellRuns[]): string {
  const rows = cells.map(({ cell, runs }) => {
    const { seeds, outcomes: counts, end } = summariseVariant(runs);
    return [
      variantTitles[cell.variant],
      `${figure(end.wasserstein.median)} (${figure(end.wasserstein.low)} – ${figure(end.wasserstein.high)})`,
      `${figure(end.wasserstein.mean)} ± ${figure(end.wasserstein.halfWidth)}`,
      figure(end.meanError.median),
      figure(end.sdError.median),
      figure(end.leftTail.median),
      figure(end.rightTail.median),
      figure(end.overlap.median),
      figure(end.modesFound.mean),
      figure(end.generatorLoss.median),
      figure(end.discriminatorLoss.median),
      figure(end.accuracy.median),
      ...outcomes.map((outcome) => `${Math.round((100 * counts[outcome]) / seeds)} %`),
    ];
  });
  const header = [
    '',
    'distance, median (95 % of seeds)',
    'mean ± 95 %',
    'mean error',
    'sd error',
    'left tail',
    'right tail',
    'overlap',
    'modes, mean',
    "generator's loss",
    "discriminator's loss",
    'accuracy',
    ...outcomes,
  ];
  return table([header, ...rows], 1);
}

/** Each technique: every variant without it against the same with it. */
function techniqueSection(
  runsOf: (variant: VariantName) => readonly RunResult[],
  variants: readonly VariantName[],
): string {
  const names = { minibatch: 'Minibatch discrimination', noise: 'Instance noise', features: 'Feature matching' };
  const pairs = Object.entries(names).flatMap(([technique, name]) =>
    variants.flatMap((second) => {
      const parts = second.split('+');
      if (!parts.includes(technique)) return [];
      const rest = parts.filter((part) => part !== technique).join('+') || 'plain';
      const first = variants.find((variant) => variant === rest);
      return first === undefined ? [] : [{ name, first, second }];
    }),
  );
  const compared = comparePairs(
    pairs.map(({ first, second }) => ({ first: ends(runsOf(first)), second: ends(runsOf(second)) })),
  );
  const rows = pairs.flatMap(({ name, first, second }, i) => {
    const comparison = compared[i];
    return comparison === undefined
      ? []
      : [[name, variantTitles[first], variantTitles[second], inWords(comparison, runsOf(first).length)]];
  });
  return table([['technique', 'without', 'with', 'distance to the target'], ...rows]);
}

function claimSection(runsOf: (variant: VariantName) => readonly RunResult[]): string {
  const rows = testClaims(runsOf).map(({ picture, quote, first, figure: what, comparison, judgement }) => [
    picture,
    `“${quote}”`,
    `${what}, against ${variantTitles[first]}: ${comparison.verdict}; lower in ${comparison.lower}, higher in ${comparison.higher} seeds (median ${figure(comparison.medianDifference)}, ${pValue(comparison.pValue)})`,
    `**${judgement}**`,
  ]);
  return table([['picture', 'the original experiment', 'over seeds', 'so it'], ...rows]);
}

/** What the test finds of all changes together. */
function summariseChanges(changed: readonly CellRuns[], compared: readonly VariantComparison[]): string {
  const find = (verdict: VariantComparison['verdict']): string => {
    const found = changed.filter((_, i) => compared[i]?.verdict === verdict);
    const names = found.map(({ cell }) => `${cell.change} (${variantTitles[cell.variant]})`);
    return names.length === 0 ? 'none' : `${names.length}: ${names.join(', ')}`;
  };
  const tried = `${changed.length} changes, each with the first ${changed[0]?.runs.length} seeds; so few show only large differences.`;
  return `${tried} Closer beyond chance: ${find('lower')}. Farther: ${find('higher')}. Of the others the test finds no difference.`;
}

/** Each change of the settings against the defaults of the same variant. */
function changeSection(changed: readonly CellRuns[], runsOf: (variant: VariantName) => readonly RunResult[]): string {
  const compared = comparePairs(
    changed.map(({ cell, runs }) => ({
      first: ends(runsOf(cell.variant).slice(0, runs.length)),
      second: ends(runs),
    })),
  );
  const rows = changed.flatMap(({ cell, runs }, i) => {
    const comparison = compared[i];
    if (comparison === undefined) return [];
    const { end, outcomes: counts, seeds } = summariseVariant(runs);
    return [
      [
        cell.change,
        variantTitles[cell.variant],
        figure(end.wasserstein.median),
        ...outcomes.map((outcome) => `${Math.round((100 * counts[outcome]) / seeds)} %`),
        inWords(comparison, seeds),
      ],
    ];
  });
  const header = ['change', 'variant', 'median distance', ...outcomes, 'against the default'];
  return `${summariseChanges(changed, compared)}\n\n${table([header, ...rows])}`;
}

export interface ReportParts {
  readonly variants: readonly CellRuns[];
  readonly alternatives: readonly CellRuns[];
  readonly targets: readonly CellRuns[];
  /** The command that made it. */
  readonly command: string;
}

/** Whether all variants were trained as the write-up's code has them, for however many steps. */
function isWriteUp(variants: readonly CellRuns[]): boolean {
  const isDefault = ({ variant, settings }: Cell): boolean =>
    isDeepStrictEqual(settings, withVariant(createGanSettings({ steps: settings.steps }), variant));
  return variants.length === variantNames.length && variants.every(({ cell }) => isDefault(cell));
}

/** The report as Markdown; figures lie in the folder `gan-experiments` beside it. */
export function describeStudy({ variants, alternatives, targets, command }: ReportParts): string {
  const runsOf = (variant: VariantName): readonly RunResult[] =>
    variants.find(({ cell }) => cell.variant === variant)?.runs ?? [];
  const names = variants.map(({ cell }) => cell.variant);
  const [first] = variants;
  const [seeds, steps] = [first?.runs.length ?? 0, first?.cell.settings.steps ?? 0];
  const perTarget = Map.groupBy(targets, ({ cell }) => cell.change);
  const sections = [
    '# What GAN training techniques bring',
    `Made by \`${command}\`; the same seeds give the same figures. ${names.length} variants, ${seeds} seeds each, ${steps.toLocaleString('en')} steps. Every variant starts from the same weights and sees the same samples, seed by seed. The target is N(4, 0.5) unless the command or a heading names another. Distance is 1-Wasserstein. A variant is compared with another by how many seeds end closer (exact sign test, two-sided, corrected by Holm for all rows of its table). *No difference* says that the test finds none at 5 %, not that there is none: with 100 seeds it finds what is closer in about two thirds of them. *Stuck*: at the end two standard deviations from the target or more and unmoved for a fifth of the steps; *collapsed*: less than a quarter of the target's standard deviation; *fat tail*: a tenth of the samples outside its middle 99 %; *converged*: within a quarter of its standard deviation; *off*: none of these.`,
    '## The variants',
    measuresTable(variants),
    '![How the seeds ended](gan-experiments/outcomes.svg)',
    '![Distance to the target over steps](gan-experiments/distance.svg)',
    '![Generated and true densities of one seed](gan-experiments/densities.svg)',
    'Grey: the target. Line: what the generator makes. Dashed: the probability, from 0 to 1, that the discriminator gives a sample of being real.',
    '## Does a technique help?',
    techniqueSection(runsOf, names),
    ...(isWriteUp(variants) ? ['## What the original experiment saw in one run each', claimSection(runsOf)] : []),
    ...(alternatives.length > 0
      ? ['## Do other readings and further techniques matter?', changeSection(alternatives, runsOf)]
      : []),
    ...[...perTarget].flatMap(([change, cells]) => [
      `## ${change.replace('target', 'Target').replaceAll('-', ' ')}`,
      `${cells[0]?.runs.length} seeds.`,
      measuresTable(cells),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

export function createSummaries(): (cell: CellRuns) => VariantSummary {
  const kept = new Map<CellRuns, VariantSummary>();
  return (cell) => {
    const summary = kept.get(cell) ?? summariseVariant(cell.runs);
    kept.set(cell, summary);
    return summary;
  };
}
