import styles from './charts.module.css';
import { extentOf, scaleLinear, ticksOf } from './scale';

export interface ChartPoint {
  x: number;
  y: number;
}

export interface Series {
  name: string;
  points: readonly ChartPoint[];
  kind?: 'line' | 'faint' | 'dots' | 'guide';
}

interface Props {
  label: string;
  series: readonly Series[];
  xLabel: string;
  yLabel: string;
  /** Fixed ranges; else those of the points. */
  xRange?: readonly [number, number];
  yRange?: readonly [number, number];
  /** A point to stress, such as the threshold in use. */
  marker?: { point: ChartPoint; label: string } | null;
}

const width = 440;
const height = 250;
const frame = { left: 44, right: width - 12, top: 10, bottom: height - 36 };

type Scale = (value: number) => number;

function Axes({ x, y, xTicks, yTicks }: { x: Scale; y: Scale; xTicks: number[]; yTicks: number[] }) {
  return (
    <>
      {yTicks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={frame.left} x2={frame.right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={frame.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} className={styles.tick} x={x(tick)} y={frame.bottom + 15} textAnchor="middle">
          {tick}
        </text>
      ))}
    </>
  );
}

function Drawn({ series: { points, kind = 'line' }, x, y }: { series: Series; x: Scale; y: Scale }) {
  const path = points.map((point, index) => `${index ? 'L' : 'M'}${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`);
  return (
    <>
      <path className={styles[kind === 'dots' ? 'line' : kind]} d={path.join('')} />
      {(kind === 'dots' || points.length === 1) &&
        points.map((point) => (
          <circle
            key={`${point.x} ${point.y}`}
            className={styles[kind === 'faint' ? 'faintDot' : 'dot']}
            cx={x(point.x)}
            cy={y(point.y)}
            r={3}
          />
        ))}
    </>
  );
}

/** Lines over one pair of axes, drawn by hand; its table stands beside it (see `ChartWithTable`). */
export function LineChart({ label, series, xLabel, yLabel, xRange, yRange, marker }: Props) {
  const points = series.flatMap((one) => one.points);
  const xs = xRange ?? extentOf(points.map((point) => point.x));
  const ys = yRange ?? extentOf([0, ...points.map((point) => point.y)]);
  const x = scaleLinear(xs, [frame.left, frame.right]);
  const y = scaleLinear(ys, [frame.bottom, frame.top]);
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Axes x={x} y={y} xTicks={ticksOf(xs)} yTicks={ticksOf(ys)} />
      {series.map((one) => (
        <Drawn key={one.name} series={one} x={x} y={y} />
      ))}
      {marker && (
        <g>
          <circle className={styles.marker} cx={x(marker.point.x)} cy={y(marker.point.y)} r={5} />
          <text
            className={styles.markerLabel}
            x={x(marker.point.x)}
            y={y(marker.point.y) + (y(marker.point.y) > 60 ? -11 : 20)}
            textAnchor={x(marker.point.x) > width / 2 ? 'end' : 'start'}
          >
            {marker.label}
          </text>
        </g>
      )}
      <text className={styles.axisLabel} x={(frame.left + frame.right) / 2} y={height - 4} textAnchor="middle">
        {xLabel}
      </text>
      <text className={styles.axisLabel} transform={`translate(11 ${height / 2 - 12}) rotate(-90)`} textAnchor="middle">
        {yLabel}
      </text>
    </svg>
  );
}
