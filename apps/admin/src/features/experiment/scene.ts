/** A point in units of the drawing. */
export type Point = readonly [x: number, y: number];

/** What a thing means, whatever colours the page has. */
export type Ink = 'axis' | 'text' | 'target' | 'generated' | 'boundary' | 'real';

export type Shape =
  | { readonly kind: 'path'; readonly ink: Ink; readonly points: readonly Point[]; readonly isArea?: boolean }
  | { readonly kind: 'text'; readonly at: Point; readonly text: string; readonly align?: 'center' | 'left' }
  | { readonly kind: 'mark'; readonly ink: Ink; readonly at: Point };

/** A drawing, to be painted on a canvas or written as SVG. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** How lines of a meaning are drawn; they differ by width and dash as well as by colour. */
export const strokes: Readonly<Record<Ink, { readonly width: number; readonly dash: readonly number[] }>> = {
  axis: { width: 1, dash: [] },
  text: { width: 1, dash: [] },
  target: { width: 1, dash: [] },
  generated: { width: 2.25, dash: [] },
  boundary: { width: 1.5, dash: [5, 4] },
  real: { width: 1.25, dash: [] },
};

/** A colour for each meaning, and what is behind them. */
export type Palette = Readonly<Record<Ink | 'ground', string>>;

export const fontFamily = 'system-ui, sans-serif';
export const fontSize = 12;
/** Half the width of a mark. */
export const markReach = 3.5;
