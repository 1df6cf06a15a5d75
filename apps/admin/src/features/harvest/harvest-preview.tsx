import { Badge } from '@/components/badge';
import { DocumentDetails } from '@/components/document-details';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import type { HarvestPreviewQuery } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import styles from '../import/import.module.css';

type Preview = HarvestPreviewQuery['harvestPreview'];

const shown = 260;

/** The first records as the documents they would become. */
export function HarvestPreview({ preview: { total, records, problems } }: { preview: Preview }) {
  const detail = typeof total === 'number' ? `Of ${formatCount(total)}.` : undefined;
  return (
    <Panel title="First records" {...(detail !== undefined && { detail })}>
      {problems.length > 0 && (
        <Notice tone="warning">
          <ul>
            {problems.map(({ line, message }) => (
              <li key={line}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {records.length === 0 && <p>No records match.</p>}
      <ol className={styles.rows}>
        {records.map((record, i) => (
          <li key={record.id}>
            <small className={styles.line}>{i + 1}</small>
            <div>
              <strong>{record.title || 'Untitled'}</strong> <code>{record.id}</code>
              <p>{(record.text ?? '').slice(0, shown) || 'No text'}</p>
              {record.details && <DocumentDetails details={record.details} />}
              <div className={styles.subjects}>
                {(record.subjects ?? []).map((subject) => (
                  <Badge key={subject} tone="accent">
                    {subject}
                  </Badge>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
