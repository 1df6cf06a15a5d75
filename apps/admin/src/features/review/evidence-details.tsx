import { Skeleton } from '@mantine/core';
import { DocumentLink } from '@/components/document-link';
import { ProblemNotice } from '@/components/problem-notice';
import { TermList } from '@/components/term-list';
import type { DeskPredictionFragment as Prediction } from '@/gql/graphql';
import { formatAgo, formatCounted, formatPercent, formatShare } from '@/lib/format';
import { broaderTrail, fullNameOf } from '@/lib/subject-place';
import type { Suggestion } from './desk-state';
import styles from './review.module.css';
import { type Evidence, useEvidence } from './use-evidence';

/** Of fewer documents a share says nothing. */
const fewest = 5;
/** Documents scored further away were of another kind. */
const furthest = 0.05;

/** How often suggestions of about this probability were right on the test set. */
const reliabilityOf = ({ probability, classifier }: Prediction): string | null => {
  if (typeof probability !== 'number') return null;
  const bins = (classifier.metrics?.reliability ?? []).filter(
    ({ count, meanProbability }) => count >= fewest && Math.abs(meanProbability - probability) <= furthest,
  );
  const nearest = bins.toSorted(
    (a, b) => Math.abs(a.meanProbability - probability) - Math.abs(b.meanProbability - probability),
  )[0];
  if (!nearest) return null;
  const documents = `${formatCounted(nearest.count, 'test document')} scored near ${formatShare(nearest.meanProbability)}`;
  return `Of ${documents}, ${formatPercent(nearest.observed)} had this subject.`;
};

function Precedents({ precedents }: Pick<Evidence, 'precedents'>) {
  if (precedents.length === 0) return <p>No similar decided documents.</p>;
  return (
    <ul className={styles.precedents}>
      {precedents.map(({ document, verdict, decidedBy, decidedAt, similarity }) => (
        <li key={document.id}>
          <DocumentLink document={document} />
          <span>
            {verdict === 'ACCEPT' ? 'Accepted' : 'Rejected'} by {decidedBy ?? 'its source'}
            {decidedAt && ` ${formatAgo(decidedAt)}`} · {formatPercent(similarity)} similar
          </span>
        </li>
      ))}
    </ul>
  );
}

function Coming({ error }: { error: Error | null }) {
  return error ? '–' : <Skeleton h={36} />;
}

/** The unfolded part of an evidence card. */
export function EvidenceDetails({ suggestion }: { suggestion: Suggestion }) {
  const { prediction } = suggestion;
  const { evidence, error } = useEvidence(suggestion);
  const reliability = reliabilityOf(prediction);
  const { scheme, paths } = prediction.subject;
  const hasBroader = scheme.labelsImplyBroader && broaderTrail(paths[0]) !== '';
  return (
    <dl className={styles.details}>
      <dt>Why it is here</dt>
      <dd>
        {evidence?.why} {reliability}
        <ProblemNotice problem={error} />
      </dd>
      {prediction.probability !== null && (
        <>
          <dt>Words</dt>
          <dd>
            {evidence ? (evidence.damage ?? <TermList terms={evidence.contributions} />) : <Coming error={error} />}
          </dd>
        </>
      )}
      <dt>Precedents</dt>
      <dd>{evidence ? <Precedents precedents={evidence.precedents} /> : <Coming error={error} />}</dd>
      <dt>What happens next</dt>
      <dd>
        Accepting shows “{fullNameOf(prediction.subject)}”{hasBroader && ' and its broader subjects'} in search, and
        becomes a positive example in the next training. Rejecting hides it, and becomes a negative example. Later
        models keep your decision.
      </dd>
      <dt>Suggested by</dt>
      <dd>
        {prediction.version.model.name}, version {prediction.version.number}
      </dd>
    </dl>
  );
}
