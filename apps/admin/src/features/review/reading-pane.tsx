import { IconExternalLink } from '@tabler/icons-react';
import Link from 'next/link';
import { Badge } from '@/components/badge';
import { DocumentDetails } from '@/components/document-details';
import { MarkLegend } from '@/components/marked-text';
import { Reading } from '@/components/reading';
import { fullNameOf } from '@/lib/subject-place';
import type { Correctable } from '../labelling/correction-dialog';
import { SuspectFlags } from '../suspects/suspect-flags';
import type { Suggestion } from './desk-state';
import { PublishedSubject } from './published-subject';
import styles from './review.module.css';
import type { Desk } from './use-desk';
import { useEvidence } from './use-evidence';

interface Props {
  desk: Desk;
  suggestion: Suggestion;
  onCorrect: (correctable: Correctable) => void;
}

/** The document, its words marked for the suggestion in hand. */
export function ReadingPane({ desk, suggestion, onCorrect }: Props) {
  const { document } = suggestion.item;
  const publishedIds = document.published.map(({ subject }) => subject.id);
  const others = document.subjects.filter(({ subject }) => !publishedIds.includes(subject.id));
  const contributions = useEvidence(suggestion).evidence?.contributions ?? [];
  return (
    <Reading
      document={document}
      contributions={contributions}
      heading="h2"
      notice={<SuspectFlags key={document.id} document={document} />}
    >
      {contributions.length > 0 && <MarkLegend />}
      <span className={styles.subjects}>
        {document.published.map(({ subject }) => (
          <PublishedSubject
            key={subject.id}
            desk={desk}
            documentId={document.id}
            subject={subject}
            onCorrect={onCorrect}
          />
        ))}
        {others.map(({ subject, status }) => (
          <Badge key={subject.id + status} tone={status === 'PUBLISHED' ? 'published' : 'accepted'}>
            {fullNameOf(subject)}
          </Badge>
        ))}
      </span>
      <DocumentDetails details={document} />
      <Link href={`/documents/${encodeURIComponent(document.id)}`} className={styles.source}>
        {document.source} · {document.externalId} <IconExternalLink size={13} aria-hidden="true" />
      </Link>
    </Reading>
  );
}
