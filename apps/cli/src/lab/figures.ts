import { createBins, densityRange, outcomes, targets, type VariantSummary, variantTitles } from '@classmark/gan';
import type { CellRuns } from './study.js';
import { type Plot, type Point, path, patternsOfKinds, rectangle, svg, text } from './svg.js';

const columns = 4;
const plot = { width: 200, height: 110, gapX: 24, gapY: 46 };

/** Small multiples: one chart a cell, four in a row. */
function multiples(title: string, cells: readonly CellRuns[], draw: (cell: CellRuns, at: Plot) => string[]): string {
  const parts = cells.flatMap((cell, i) => {
    const x = 34 + (i % columns) * (plot.width + plot.gapX);
    const y = 24 + Math.floor(i / columns) * (plot.height + plot.gapY);
    const at = { x, y, width: plot.width, height: plot.height };
    const [bottom, right] = [y + plot.height, x + plot.width];
    const axis: Point[] = [
      [x, y],
      [x, bottom],
      [right, bottom],
    ];
    return [text([x, y - 6], variantTitles[cell.cell.variant]), path(axis, 'axis'), ...draw(cell, at)];
  });
  const rows = Math.ceil(cells.length / columns);
  return svg(34 + columns * (plot.width + plot.gapX), 24 + rows * (plot.height + plot.gapY), title, parts);
}

/** Points of evenly spread values, scaled so that `top` is at the upper edge. */
function spread(values: readonly number[], { x, y, width, height }: Plot, top: number): Point[] {
  return values.map((value, i) => [
    x + ((i + 0.5) * width) / values.length,
    y + height * (1 - Math.min(1, Math.max(0, value / top))),
  ]);
}

/** The first seed's samples at the end over the true density, with the discriminator's probability. */
export function densityFigure(cells: readonly CellRuns[]): string {
  return multiples(
    'Generated and true densities of one seed, with the decision boundary',
    cells,
    ({ cell, runs }, at) => {
      const frame = runs[0]?.frames.at(-1);
      if (frame === undefined) return [];
      const truth = [...createBins(targets[cell.settings.target].cdf)];
      const top = 2.2 * Math.max(...truth);
      const bottom = at.y + at.height;
      const area: Point[] = [[at.x, bottom], ...spread(truth, at, top), [at.x + at.width, bottom]];
      const ticks = [densityRange.low, 4, densityRange.high].map((tick) => {
        const x = at.x + (at.width * (tick - densityRange.low)) / (densityRange.high - densityRange.low);
        return text([x, bottom + 12], `${tick}`, 'class="small" text-anchor="middle"');
      });
      return [
        path(area, 'truth', true),
        path(spread(frame.density, at, top), 'made'),
        path(spread(frame.boundary, at, 1), 'boundary'),
        ...ticks,
      ];
    },
  );
}

/** On a scale of logarithms from 0.01 to 100. */
const onLogScale = (value: number): number => Math.log10(Math.max(0.01, value)) + 2;

/** The distance over steps: median and the middle 95 % of the seeds. */
export function distanceFigure(cells: readonly CellRuns[], summaryOf: (cell: CellRuns) => VariantSummary): string {
  return multiples('Distance to the target over steps: median and 95 % of the seeds', cells, (cell, at) => {
    const { curve } = summaryOf(cell);
    const line = (pick: (one: VariantSummary['curve'][number]['wasserstein']) => number): Point[] =>
      spread(
        curve.map(({ wasserstein }) => onLogScale(pick(wasserstein))),
        at,
        4,
      );
    const ticks = [0.01, 0.1, 1, 10, 100].map((tick, i) =>
      text([at.x - 4, at.y + at.height * (1 - i / 4) + 3], `${tick}`, 'class="small" text-anchor="end"'),
    );
    const last = text(
      [at.x + at.width, at.y + at.height + 12],
      `${curve.at(-1)?.step} steps`,
      'class="small" text-anchor="end"',
    );
    const band = [...line(({ low }) => low), ...line(({ high }) => high).reverse()];
    return [
      path(band, 'band', true),
      path(
        line(({ median }) => median),
        'made',
      ),
      ...ticks,
      last,
    ];
  });
}

/** How many seeds ended how, a bar a cell; each part carries its number. */
export function outcomeFigure(cells: readonly CellRuns[], summaryOf: (cell: CellRuns) => VariantSummary): string {
  const [left, width, rowHeight] = [180, 600, 26];
  const rows = cells.flatMap((cell, row) => {
    const { seeds, outcomes: counts } = summaryOf(cell);
    const y = 34 + row * rowHeight;
    let x = left;
    const bars = outcomes.flatMap((outcome, i) => {
      const at = { x, y, width: (width * counts[outcome]) / seeds, height: rowHeight - 6 };
      x += at.width;
      const label =
        at.width > 16
          ? [text([at.x + at.width / 2, y + 14], `${counts[outcome]}`, 'text-anchor="middle" class="on"')]
          : [];
      return at.width > 0 ? [rectangle(at, `k${i} edge`), ...label] : [];
    });
    return [text([left - 8, y + 14], variantTitles[cell.cell.variant], 'text-anchor="end"'), ...bars];
  });
  const legend = outcomes.flatMap((outcome, i) => [
    rectangle({ x: left + i * 110, y: 8, width: 12, height: 12 }, `k${i}`),
    text([left + 18 + i * 110, 18], outcome),
  ]);
  return svg(left + width + 20, 40 + cells.length * rowHeight, 'How the seeds ended', [
    patternsOfKinds,
    ...legend,
    ...rows,
  ]);
}
