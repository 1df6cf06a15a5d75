import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import type { HarvestPreviewQuery } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import styles from '../import/import.module.css';
import { RecordSummary } from '../import/record-summary';

type Preview = HarvestPreviewQuery['harvestPreview'];

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
            <RecordSummary record={record} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
