import { type Figure, FigureList } from '@/components/figure-list';
import { Panel } from '@/components/panel';
import type { ShownClassifierFragment, ShownMetricsFragment } from '@/gql/graphql';
import { formatCount, formatShare } from '@/lib/format';
import styles from './subject.module.css';

interface Props {
  classifier: ShownClassifierFragment;
  metrics: ShownMetricsFragment;
}

const figuresOf = (metrics: ShownMetricsFragment): Figure[] => [
  { label: 'F1', value: formatShare(metrics.f1, 3) },
  { label: 'Precision', value: formatShare(metrics.precision) },
  { label: 'Recall', value: formatShare(metrics.recall) },
  { label: 'Average precision', value: formatShare(metrics.averagePrecision) },
  { label: 'Support', value: formatCount(metrics.support) },
  { label: 'Cut for F1', value: formatShare(metrics.f1Threshold) },
  { label: 'Precision as published', value: formatShare(metrics.atTarget?.precision) },
  { label: 'Recall as published', value: formatShare(metrics.atTarget?.recall) },
];

function Confusion({ confusion: { tp, fp, fn, tn } }: Pick<ShownMetricsFragment, 'confusion'>) {
  return (
    <table className={styles.confusion}>
      <caption>Confusion at the cut for F1</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">said yes</th>
          <th scope="col">said no</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">has it</th>
          <td data-right>{formatCount(tp)}</td>
          <td data-wrong>{formatCount(fn)}</td>
        </tr>
        <tr>
          <th scope="row">has it not</th>
          <td data-wrong>{formatCount(fp)}</td>
          <td data-right>{formatCount(tn)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** The figures of the serving classifier on its held-out fifth. */
export function Metrics({ classifier, metrics }: Props) {
  return (
    <Panel
      title="On held-out documents"
      detail={`${classifier.version.model.name}, version ${classifier.version.number}.`}
    >
      <div className={styles.metrics}>
        <FigureList figures={figuresOf(metrics)} />
        <Confusion confusion={metrics.confusion} />
      </div>
    </Panel>
  );
}
