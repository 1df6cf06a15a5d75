import { formatShares } from '@/lib/format';
import styles from './probability-bar.module.css';

interface Props {
  /** None in a blind check. */
  probability: number | null | undefined;
  acceptThreshold: number | null | undefined;
  reviewThreshold: number | null | undefined;
}

type Known = Props & { probability: number };

const zoneOf = ({ probability, acceptThreshold, reviewThreshold }: Known): 'published' | 'queued' | 'withdrawn' => {
  if (typeof acceptThreshold === 'number' && probability >= acceptThreshold) return 'published';
  return typeof reviewThreshold === 'number' && probability >= reviewThreshold ? 'queued' : 'withdrawn';
};

const describe = ({ probability, acceptThreshold, reviewThreshold }: Known): string => {
  const [at, review, accept] = formatShares([probability, reviewThreshold ?? null, acceptThreshold ?? null]);
  const published = typeof acceptThreshold === 'number' ? `published from ${accept}` : 'never published automatically';
  return `Probability ${at}; in review from ${review}, ${published}`;
};

function Tick({ at, kind }: { at: number | null | undefined; kind: 'review' | 'accept' }) {
  if (typeof at !== 'number') return null;
  return <span className={styles.tick} data-kind={kind} style={{ left: `${at * 100}%` }} />;
}

/** A probability on 0…1 against its subject's two thresholds. */
export function ProbabilityBar({ probability, ...thresholds }: Props) {
  if (typeof probability !== 'number') return null;
  const props = { probability, ...thresholds };
  const label = describe(props);
  return (
    <div className={styles.bar} role="img" aria-label={label} title={label}>
      <div className={styles.track}>
        <div className={styles.fill} data-zone={zoneOf(props)} style={{ width: `${props.probability * 100}%` }} />
      </div>
      <Tick at={props.reviewThreshold} kind="review" />
      <Tick at={props.acceptThreshold} kind="accept" />
    </div>
  );
}
