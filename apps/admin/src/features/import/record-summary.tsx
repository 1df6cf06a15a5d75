import { Badge } from '@/components/badge';
import { DocumentDetails } from '@/components/document-details';
import type { ShownRecordFragment } from '@/gql/graphql';
import styles from './import.module.css';

/** How much of a text or cell is shown, in characters. */
export const shownCharacters = 260;

/** A record as the document that it would become. */
export function RecordSummary({ record }: { record: ShownRecordFragment }) {
  return (
    <div>
      <strong>{record.title || 'Untitled'}</strong> {record.id ? <code>{record.id}</code> : <em>no ID</em>}
      <p>{(record.text ?? '').slice(0, shownCharacters) || 'No text'}</p>
      {record.details && <DocumentDetails details={record.details} />}
      <div className={styles.subjects}>
        {(record.subjects ?? []).map((subject) => (
          <Badge key={subject} tone="accent">
            {subject}
          </Badge>
        ))}
      </div>
    </div>
  );
}
