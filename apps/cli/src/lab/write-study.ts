import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figureNames } from '@classmark/gan';
import { densityFigure, distanceFigure, outcomeFigure } from './figures.js';
import { createSummaries, describeStudy, type ReportParts } from './report.js';
import type { CellRuns } from './study.js';

/** One line a run, with its figures at the end. */
function runsAsCsv(cells: readonly CellRuns[]): string {
  const header = ['change', 'variant', 'seed', 'outcome', ...figureNames].join(',');
  const lines = cells.flatMap(({ cell, runs }) =>
    runs.flatMap(({ seed, outcome, curve }) =>
      curve.slice(-1).map((end) => {
        const figures = figureNames.map((name) => Number(end[name].toPrecision(7)));
        return [`"${cell.change}"`, cell.variant, seed, outcome, ...figures].join(',');
      }),
    ),
  );
  return `${[header, ...lines].join('\n')}\n`;
}

/** Writes the report, its figures and the figures of every run. Returns the report's path. */
export async function writeStudy(folder: string, parts: ReportParts): Promise<string> {
  const { variants, alternatives, targets } = parts;
  const figures = join(folder, 'gan-experiments');
  await mkdir(figures, { recursive: true });
  const summaryOf = createSummaries();
  const report = join(folder, 'gan-experiments.md');
  await Promise.all([
    writeFile(report, describeStudy(parts)),
    writeFile(join(figures, 'densities.svg'), densityFigure(variants)),
    writeFile(join(figures, 'distance.svg'), distanceFigure(variants, summaryOf)),
    writeFile(join(figures, 'outcomes.svg'), outcomeFigure(variants, summaryOf)),
    writeFile(join(figures, 'runs.csv'), runsAsCsv([...variants, ...alternatives, ...targets])),
  ]);
  return report;
}
