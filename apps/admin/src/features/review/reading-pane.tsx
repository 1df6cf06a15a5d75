import { IconExternalLink } from '@tabler/icons-react';
import Link from 'next/link';
import { Badge } from '@/components/badge';
import { DocumentDetails } from '@/components/document-details';
import { MarkLegend } from '@/components/marked-text';
import { Reading } from '@/components/reading';
import { SuspectFlags } from '../suspects/suspect-flags';
import type { Suggestion } from './desk-state';
import styles from './review.module.css';
import { useEvidence } from './use-evidence';

/** The document, its words marked for the suggestion in hand. */
export function ReadingPane({ suggestion }: { suggestion: Suggestion }) {
  const { document } = suggestion.item;
  const contributions = useEvidence(document.id)?.get(suggestion.prediction.id)?.contributions ?? [];
  return (
    <Reading
      document={document}
      contributions={contributions}
      heading="h2"
      notice={<SuspectFlags key={document.id} document={document} />}
    >
      <MarkLegend />
      <span className={styles.subjects}>
        {document.subjects.map(({ subject, status }) => (
          <Badge key={subject.id + status} tone={status === 'PUBLISHED' ? 'published' : 'accepted'}>
            {subject.label}
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
