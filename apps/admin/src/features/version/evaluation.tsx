import { formatCount, formatShare } from '@/lib/format';
import styles from './version.module.css';
import type { Compared } from './version-page';

interface Props {
  evaluation: Compared['candidate']['evaluation'];
  targetPrecision: number;
}

const figuresOf = ({ evaluation, targetPrecision }: Props): [string, string, string][] => {
  const { micro, macro, atTarget, ece, brier, logLoss, documents } = evaluation;
  const averages = ({ precision, recall }: typeof micro): string =>
    `precision ${formatShare(precision)}, recall ${formatShare(recall)}`;
  return [
    ['Micro F1', formatShare(micro.f1, 3), averages(micro)],
    ['Macro F1', formatShare(macro.f1, 3), averages(macro)],
    [
      `At target ${formatShare(targetPrecision)}`,
      formatShare(atTarget.precision, 3),
      `recall ${formatShare(atTarget.recall)}, coverage ${formatShare(atTarget.coverage)}, ${atTarget.deployed} subjects publish`,
    ],
    ['Calibration error', formatShare(ece, 3), `Brier ${formatShare(brier, 3)}, log loss ${formatShare(logLoss, 3)}`],
    ['Held out', formatCount(documents), 'documents that nothing was learned from'],
  ];
};

/** The figures of a version on its held-out fifth. */
export function Evaluation(props: Props) {
  return (
    <ul className={styles.figures} aria-label="Evaluation">
      {figuresOf(props).map(([label, value, detail]) => (
        <li key={label}>
          <span>{label}</span>
          <strong>{value}</strong>
          <small>{detail}</small>
        </li>
      ))}
    </ul>
  );
}
