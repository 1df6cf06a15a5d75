import { type Figure, FigureList } from '@/components/figure-list';
import { Panel } from '@/components/panel';
import type { ShownClassifierFragment, ShownMetricsFragment } from '@/gql/graphql';
import { formatCount, formatCounted, formatInterval, formatShare } from '@/lib/format';
import styles from './subject.module.css';

interface Props {
  classifier: ShownClassifierFragment;
  metrics: ShownMetricsFragment;
}

/** Without a document that has the subject, what is measured on those has no value. */
const whereSupported = ({ support }: ShownMetricsFragment, value: number | null): number | null =>
  support === 0 ? null : value;

const figuresOf = (metrics: ShownMetricsFragment): Figure[] => [
  { label: 'F1', value: formatShare(whereSupported(metrics, metrics.f1), 3) },
  { label: 'Precision', value: formatShare(metrics.precision) },
  { label: 'Recall', value: formatShare(whereSupported(metrics, metrics.recall)) },
  { label: 'Average precision', value: formatShare(whereSupported(metrics, metrics.averagePrecision)) },
  { label: 'Support', value: formatCount(metrics.support) },
  { label: 'F1 threshold', value: formatShare(metrics.f1Threshold) },
  { label: 'Precision at accept threshold', value: formatShare(metrics.atAccept?.precision) },
  { label: 'Recall at accept threshold', value: formatShare(metrics.atAccept?.recall) },
];

function Confusion({ confusion: { tp, fp, fn, tn } }: Pick<ShownMetricsFragment, 'confusion'>) {
  return (
    <table className={styles.confusion}>
      <caption>Confusion matrix at the F1 threshold</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">predicted yes</th>
          <th scope="col">predicted no</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">actual yes</th>
          <td data-right>{formatCount(tp)}</td>
          <td data-wrong>{formatCount(fn)}</td>
        </tr>
        <tr>
          <th scope="row">actual no</th>
          <td data-wrong>{formatCount(fp)}</td>
          <td data-right>{formatCount(tn)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Precision among what was published, as far as people checked it without being told. */
const sampleOf = ({ sampledPrecision: sample, targetPrecision, promise }: ShownClassifierFragment): Figure[] => {
  if (!sample) return [];
  const checks = formatCounted(sample.accepted + sample.rejected, 'spot check');
  const isOwn = typeof targetPrecision === 'number' && promise === 'EACH';
  const isMissed = isOwn && sample.interval.high < targetPrecision;
  return [
    {
      label: 'Precision by spot checks',
      value: formatShare(sample.precision),
      note: `${formatInterval(sample.interval)} of ${checks}`,
      ...(isMissed && { tone: 'rejected' }),
    },
  ];
};

/** The deployed classifier's metrics on its test set. */
export function Metrics({ classifier, metrics }: Props) {
  return (
    <Panel title="Test set metrics" detail={`${classifier.version.model.name}, version ${classifier.version.number}.`}>
      <div className={styles.metrics}>
        <FigureList figures={[...figuresOf(metrics), ...sampleOf(classifier)]} />
        <Confusion confusion={metrics.confusion} />
      </div>
    </Panel>
  );
}
