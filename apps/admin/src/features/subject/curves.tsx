import { ChartWithTable } from '@/components/charts/chart-with-table';
import type { Series } from '@/components/charts/line-chart';
import { PanelColumns } from '@/components/panel-columns';
import type { ShownClassifierFragment, ShownMetricsFragment } from '@/gql/graphql';
import { formatShare } from '@/lib/format';

interface Props {
  classifier: ShownClassifierFragment;
  metrics: ShownMetricsFragment;
}

const whole = [0, 1] as const;

/** Where the accept threshold lies on the curve. */
const markerOf = ({ acceptThreshold }: ShownClassifierFragment, { atAccept }: ShownMetricsFragment) =>
  typeof acceptThreshold === 'number' && atAccept
    ? { point: { x: atAccept.recall, y: atAccept.precision }, label: `accept ${formatShare(acceptThreshold)}` }
    : null;

function PrecisionRecall({ classifier, metrics }: Props) {
  const curve = metrics.precisionRecallCurve;
  return (
    <ChartWithTable
      title="Precision and recall"
      detail="Each point is one threshold."
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
        rows: curve.map(({ threshold, precision, recall }) =>
          [threshold, precision, recall].map((value) => formatShare(value, 3)),
        ),
      }}
    />
  );
}

const ideal: Series = {
  name: 'ideal',
  kind: 'guide',
  points: [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ],
};

function Reliability({ reliability }: Pick<ShownMetricsFragment, 'reliability'>) {
  const bins = reliability.filter(({ count }) => count > 0);
  const points = bins.map(({ meanProbability, observed }) => ({ x: meanProbability, y: observed }));
  return (
    <ChartWithTable
      title="Calibration"
      detail="Dashed line: perfect calibration."
      chart={{
        series: [ideal, { name: 'bins', kind: 'dots', points }],
        xLabel: 'Predicted probability',
        yLabel: 'Observed frequency',
        xRange: whole,
        yRange: whole,
      }}
      table={{
        columns: ['Predicted probability', 'Observed frequency', 'Documents'],
        rows: bins.map(({ meanProbability, observed, count }) => [
          formatShare(meanProbability, 3),
          formatShare(observed, 3),
          count,
        ]),
      }}
    />
  );
}

/** Precision against recall, and predicted probability against observed frequency. */
export function Curves(props: Props) {
  return (
    <PanelColumns>
      <PrecisionRecall {...props} />
      <Reliability reliability={props.metrics.reliability} />
    </PanelColumns>
  );
}
