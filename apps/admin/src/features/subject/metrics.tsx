import { Panel } from '@/components/panel';
import { formatCount, formatShare } from '@/lib/format';
import styles from './subject.module.css';
import type { Classifier } from './subject-page';

type MetricsOf = NonNullable<Classifier['metrics']>;

interface Props {
  classifier: Classifier;
  metrics: MetricsOf;
}

const figuresOf = (metrics: MetricsOf): [string, string][] => [
  ['F1', formatShare(metrics.f1, 3)],
  ['Precision', formatShare(metrics.precision)],
  ['Recall', formatShare(metrics.recall)],
  ['Average precision', formatShare(metrics.averagePrecision)],
  ['Support', formatCount(metrics.support)],
  ['Cut for F1', formatShare(metrics.f1Threshold)],
  ['Precision as published', formatShare(metrics.atTarget?.precision)],
  ['Recall as published', formatShare(metrics.atTarget?.recall)],
];

function Confusion({ confusion: { tp, fp, fn, tn } }: Pick<MetricsOf, 'confusion'>) {
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
        <dl className={styles.figures}>
          {figuresOf(metrics).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Confusion confusion={metrics.confusion} />
      </div>
    </Panel>
  );
}
