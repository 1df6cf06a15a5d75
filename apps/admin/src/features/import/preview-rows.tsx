import { Badge } from '@/components/badge';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import type { UploadPreviewQuery } from '@/gql/graphql';
import styles from './import.module.css';

type Preview = NonNullable<UploadPreviewQuery['uploadPreview']>;
type Row = Preview['rows'][number];

const shown = 260;

function PreviewRow({ row: { line, record } }: { row: Row }) {
  return (
    <li>
      <small className={styles.line}>Line {line}</small>
      {record ? (
        <div>
          <strong>{record.title || 'Untitled'}</strong> {record.id ? <code>{record.id}</code> : <em>no ID</em>}
          <p>{(record.text ?? '').slice(0, shown) || 'No text'}</p>
          <div className={styles.subjects}>
            {(record.subjects ?? []).map((subject) => (
              <Badge key={subject} tone="accent">
                {subject}
              </Badge>
            ))}
          </div>
        </div>
      ) : (
        <em>No title or text mapped</em>
      )}
    </li>
  );
}

/** The first rows as the records they would become, and what is wrong with some. */
export function PreviewRows({ preview }: { preview: Preview }) {
  return (
    <Panel title="First records" detail={`Read as ${preview.format === 'CSV' ? 'CSV' : 'JSON Lines'}.`}>
      {preview.problems.length > 0 && (
        <Notice tone="warning">
          <ul>
            {preview.problems.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                Line {line}: {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ol className={styles.rows}>
        {preview.rows.map((row) => (
          <PreviewRow key={row.line} row={row} />
        ))}
      </ol>
    </Panel>
  );
}
