import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import { TermList } from '@/components/term-list';
import type { DeskPredictionFragment as Prediction } from '@/gql/graphql';
import { formatAgo, formatShare } from '@/lib/format';
import type { Suggestion } from './desk-state';
import styles from './review.module.css';
import { type Evidence, useEvidence } from './use-evidence';

/** Of fewer documents a share says nothing. */
const fewest = 5;
/** Documents scored further away were of another kind. */
const furthest = 0.05;

/** How often suggestions of about this probability were right on held-out documents. */
const reliabilityOf = ({ probability, classifier }: Prediction): string | null => {
  const bins = (classifier.metrics?.reliability ?? []).filter(
    ({ count, meanProbability }) => count >= fewest && Math.abs(meanProbability - probability) <= furthest,
  );
  const nearest = bins.toSorted(
    (a, b) => Math.abs(a.meanProbability - probability) - Math.abs(b.meanProbability - probability),
  )[0];
  if (!nearest) return null;
  const share = Math.round(nearest.observed * 100);
  return `Of ${nearest.count} held-out documents scored near ${formatShare(nearest.meanProbability)}, ${share} % had it.`;
};

function Precedents({ precedents }: Pick<Evidence, 'precedents'>) {
  if (precedents.length === 0) return <p>No decided document of this subject shares its words.</p>;
  return (
    <ul className={styles.precedents}>
      {precedents.map(({ document, verdict, decidedBy, decidedAt, similarity }) => (
        <li key={document.id}>
          <Link href={`/documents/${encodeURIComponent(document.id)}`}>{document.title || 'Without a title'}</Link>
          <span>
            {verdict === 'ACCEPT' ? 'Yes' : 'No'}, said {decidedBy ?? 'its source'}
            {decidedAt && ` ${formatAgo(decidedAt)}`} · {formatShare(similarity)} alike
          </span>
        </li>
      ))}
    </ul>
  );
}

const thresholds = ({ classifier }: Prediction): string =>
  typeof classifier.acceptThreshold === 'number'
    ? `Queues from ${formatShare(classifier.reviewThreshold)}, publishes from ${formatShare(classifier.acceptThreshold)}.`
    : `Queues from ${formatShare(classifier.reviewThreshold)}; this subject is review only.`;

/** The unfolded part of an evidence card. */
export function EvidenceDetails({ suggestion: { item, prediction } }: { suggestion: Suggestion }) {
  const evidence = useEvidence(item.document.id)?.get(prediction.id) ?? null;
  const { label, paths } = prediction.subject;
  const reliability = reliabilityOf(prediction);
  const hasBroader = (paths[0] ?? '').split('/').length > 2;
  return (
    <dl className={styles.details}>
      <dt>Why it is here</dt>
      <dd>
        {evidence?.why} {thresholds(prediction)} {reliability}
      </dd>
      <dt>Words</dt>
      <dd>{evidence ? <TermList terms={evidence.contributions} /> : <Skeleton h={48} />}</dd>
      <dt>Precedents</dt>
      <dd>{evidence ? <Precedents precedents={evidence.precedents} /> : <Skeleton h={36} />}</dd>
      <dt>What deciding does</dt>
      <dd>
        Accepting shows “{label}”{hasBroader && ' and its broader subjects'} to every search front end and counts as a
        yes in the next training. Rejecting hides it and counts as a no. Neither is changed by later models.
      </dd>
      <dt>Suggested by</dt>
      <dd>
        {prediction.version.model.name}, version {prediction.version.number}
      </dd>
    </dl>
  );
}
