import { ChartWithTable } from '@/components/charts/chart-with-table';
import { formatShare } from '@/lib/format';
import styles from './subject.module.css';
import type { Classifier } from './subject-page';

type MetricsOf = NonNullable<Classifier['metrics']>;

const whole = [0, 1] as const;

/** Where the accept threshold lies on the curve. */
const markerOf = ({ acceptThreshold }: Classifier, { precisionRecallCurve }: MetricsOf) => {
  if (typeof acceptThreshold !== 'number') return null;
  const nearest = precisionRecallCurve.toSorted(
    (a, b) => Math.abs(a.threshold - acceptThreshold) - Math.abs(b.threshold - acceptThreshold),
  )[0];
  if (!nearest) return null;
  return { point: { x: nearest.recall, y: nearest.precision }, label: `accept ${formatShare(acceptThreshold)}` };
};

/** Precision against recall, and probability against what was so. */
export function Curves({ classifier, metrics }: { classifier: Classifier; metrics: MetricsOf }) {
  const curve = metrics.precisionRecallCurve;
  const bins = metrics.reliability.filter(({ count }) => count > 0);
  return (
    <div className={styles.columns}>
      <ChartWithTable
        title="Precision and recall"
        detail="Each point is a threshold."
        chart={{
          series: [{ name: 'curve', points: curve.map(({ recall, precision }) => ({ x: recall, y: precision })) }],
          xLabel: 'Recall',
          yLabel: 'Precision',
          xRange: whole,
          yRange: whole,
          marker: markerOf(classifier, metrics),
        }}
        table={{
          columns: ['Threshold', 'Precision', 'Recall'],
          rows: curve.map(({ threshold, precision, recall }) => [
            formatShare(threshold, 3),
            formatShare(precision, 3),
            formatShare(recall, 3),
          ]),
        }}
      />
      <ChartWithTable
        title="Reliability"
        detail="On the dashed line a probability is what it says."
        chart={{
          series: [
            {
              name: 'ideal',
              kind: 'guide',
              points: [
                { x: 0, y: 0 },
                { x: 1, y: 1 },
              ],
            },
            {
              name: 'bins',
              kind: 'dots',
              points: bins.map(({ meanProbability, observed }) => ({ x: meanProbability, y: observed })),
            },
          ],
          xLabel: 'Probability',
          yLabel: 'Share that has it',
          xRange: whole,
          yRange: whole,
        }}
        table={{
          columns: ['Probability', 'Share that has it', 'Documents'],
          rows: bins.map(({ meanProbability, observed, count }) => [
            formatShare(meanProbability, 3),
            formatShare(observed, 3),
            count,
          ]),
        }}
      />
    </div>
  );
}
