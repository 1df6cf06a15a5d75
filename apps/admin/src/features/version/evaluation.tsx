import type { AveragedFiguresFragment, ComparedVersionFragment, ShownSampleFragment } from '@/gql/graphql';
import { describePromise } from '@/lib/describe-promise';
import { formatCount, formatCounted, formatInterval, formatShare } from '@/lib/format';
import styles from './version.module.css';

interface Figure {
  label: string;
  value: string;
  /** Its 95% confidence interval. */
  interval?: string | null;
  detail: string;
}

const figureOfF1 = (label: string, { f1, f1Interval, precision, recall }: AveragedFiguresFragment): Figure => ({
  label,
  value: formatShare(f1, 3),
  interval: f1Interval ? `${formatShare(f1Interval.low)}–${formatShare(f1Interval.high)}` : null,
  detail: `precision ${formatShare(precision)}, recall ${formatShare(recall)}`,
});

const figureOfSample = ({ precision, interval, accepted, rejected }: ShownSampleFragment): Figure => ({
  label: 'Published together, by spot checks',
  value: formatShare(precision, 3),
  detail: `${formatInterval(interval)} (95%) of ${formatCounted(accepted + rejected, 'spot check')}`,
});

const figuresOf = ({ evaluation, model, sampledPrecision: sampled }: ComparedVersionFragment): Figure[] => {
  const { micro, macro, atTarget, ece, brier, logLoss, documents } = evaluation;
  return [
    figureOfF1('Micro F1', micro),
    figureOfF1('Macro F1', macro),
    {
      label: `At target ${describePromise(model)}`,
      value: formatShare(atTarget.precision, 3),
      detail: `recall ${formatShare(atTarget.recall)}, coverage ${formatShare(atTarget.coverage)}, ${formatCounted(atTarget.publishes, 'subject')} can publish`,
    },
    ...(sampled ? [figureOfSample(sampled)] : []),
    {
      label: 'Calibration error',
      value: formatShare(ece, 3),
      detail: `Brier ${formatShare(brier, 3)}, log loss ${formatShare(logLoss, 3)}`,
    },
    { label: 'Test set', value: formatCount(documents), detail: 'documents never used in training' },
  ];
};

/** The metrics of a version on its test set, and what spot checks found since. */
export function Evaluation({ version }: { version: ComparedVersionFragment }) {
  return (
    <ul className={styles.figures} aria-label="Evaluation">
      {figuresOf(version).map(({ label, value, interval, detail }) => (
        <li key={label}>
          <span>{label}</span>
          <strong>
            {value}
            {interval && <em title="95% confidence interval, from resamples of the test set">{interval}</em>}
          </strong>
          <small>{detail}</small>
        </li>
      ))}
    </ul>
  );
}
