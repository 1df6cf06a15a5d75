import type { Point, Scene, Shape } from './scene';
import type { Frame } from './use-experiment';

/** A variant to be drawn. */
export interface Drawn {
  readonly title: string;
  readonly frames: readonly Frame[];
}

/** What densities are drawn over. */
export interface Bins {
  readonly low: number;
  readonly high: number;
  readonly target: readonly number[];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const [gap, titleHeight, tickHeight, rugHeight] = [22, 22, 18, 22];
/** Of one among several variants. */
const smallPlot = { width: 230, height: 110 } as const;
/** Of a variant alone, where there is room. */
const largePlot = { width: 780, height: 190 } as const;
/** The target's highest bin reaches this share of the height. */
const targetShare = 0.45;

/** The row between two frames: `at` 3.25 is a quarter of the way from the third to the fourth. */
function between(frames: readonly Frame[], at: number, pick: (frame: Frame) => readonly number[]): readonly number[] {
  const index = Math.min(Math.floor(at), frames.length - 1);
  const [one, next] = [frames[index], frames[index + 1]];
  if (!one) return [];
  const share = at - index;
  const values = pick(one);
  if (!next || share <= 0) return values;
  const following = pick(next);
  return values.map((value, i) => value + share * ((following[i] ?? value) - value));
}

function curve(values: readonly number[], { left, top, width, height }: Box, highest: number): Point[] {
  return values.map((value, i) => [
    left + ((i + 0.5) * width) / values.length,
    top + height * (1 - Math.min(1, Math.max(0, value / highest))),
  ]);
}

function axes({ low, high }: Bins, { left, top, width, height }: Box): Shape[] {
  const bottom = top + height;
  const ticks = [low, (low + high) / 2, high];
  return [
    {
      kind: 'path',
      ink: 'axis',
      points: [
        [left, bottom],
        [left + width, bottom],
      ],
    },
    ...ticks.map((tick): Shape => {
      const x = left + (width * (tick - low)) / (high - low);
      return { kind: 'text', at: [x, bottom + 14], text: `${tick}`.replace('-', '−'), align: 'center' };
    }),
  ];
}

/** The samples of a step's batch on two rows: real ones as open marks, generated ones as full. */
function rugs(frame: Frame | undefined, { low, high }: Bins, { left, top, width, height }: Box): Shape[] {
  if (!frame) return [];
  const place = (value: number, row: number): Point => [
    left + (width * (Math.min(high, Math.max(low, value)) - low)) / (high - low),
    top + height + tickHeight + 8 + row * 13,
  ];
  return [
    ...frame.real.map((value): Shape => ({ kind: 'mark', ink: 'real', at: place(value, 0) })),
    ...frame.made.map((value): Shape => ({ kind: 'mark', ink: 'generated', at: place(value, 1) })),
  ];
}

function drawVariant({ title, frames }: Drawn, bins: Bins, { box, at }: { box: Box; at: number }): Shape[] {
  const { left, top, width, height } = box;
  const bottom = top + height;
  const highest = Math.max(...bins.target) / targetShare;
  const target = curve(bins.target, box, highest);
  const generated = between(frames, at, ({ density }) => density);
  const boundary = between(frames, at, (frame) => frame.boundary);
  return [
    { kind: 'text', at: [left, top - 8], text: title, align: 'left' },
    { kind: 'path', ink: 'target', isArea: true, points: [[left, bottom], ...target, [left + width, bottom]] },
    ...axes(bins, box),
    { kind: 'path', ink: 'boundary', points: curve(boundary, box, 1) },
    { kind: 'path', ink: 'generated', points: curve(generated, box, highest) },
  ];
}

interface Options {
  /** Frames from the first, may lie between two. */
  readonly at: number;
  /** How wide the drawing may be. */
  readonly room: number;
  /** A variant alone, with the samples of the step's batch under it. */
  readonly isAlone: boolean;
}

/** Variants at one moment of their training: as small multiples, or one alone. */
export function trainingScene(drawn: readonly Drawn[], bins: Bins, { at, room, isAlone }: Options): Scene {
  const columns = Math.max(1, Math.min(drawn.length, 4, Math.floor(room / smallPlot.width)));
  const widest = isAlone ? largePlot.width : smallPlot.width;
  const width = Math.max(smallPlot.width, Math.min(widest, room - gap));
  const { height } = isAlone ? largePlot : smallPlot;
  const rowHeight = titleHeight + height + tickHeight + (isAlone ? rugHeight + 8 : 0) + 8;
  const shapes = drawn.flatMap((variant, i) => {
    const left = gap / 2 + (i % columns) * (width + gap);
    const top = titleHeight + Math.floor(i / columns) * rowHeight;
    const box = { left, top, width, height };
    const samples = isAlone ? rugs(variant.frames[Math.round(at)], bins, box) : [];
    return [...drawVariant(variant, bins, { box, at }), ...samples];
  });
  return { width: columns * (width + gap), height: Math.ceil(drawn.length / columns) * rowHeight, shapes };
}
