import { Fragment } from 'react';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import type { UploadPreviewQuery } from '@/gql/graphql';
import { formats } from './formats';
import styles from './import.module.css';
import { RecordSummary, shownCharacters } from './record-summary';

type Preview = NonNullable<UploadPreviewQuery['uploadPreview']>;
type Row = Preview['rows'][number];

const inWords = (format: Preview['format']): string => formats.find(({ value }) => value === format)?.inWords ?? format;

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** What stands in a row that becomes no document. */
function RawCells({ values }: { values: Row['values'] }) {
  const cells: [string, unknown][] = Object.entries(values ?? {});
  return (
    <dl className={styles.cells}>
      {cells.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{asText(value).slice(0, shownCharacters)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function PreviewRow({ row: { line, values, record } }: { row: Row }) {
  return (
    <li>
      <small className={styles.line}>Line {line}</small>
      {record ? (
        <RecordSummary record={record} />
      ) : (
        <div>
          <em>Would be rejected</em>
          <RawCells values={values} />
        </div>
      )}
    </li>
  );
}

/** The first rows as the records they would become, and what is wrong with some. */
export function PreviewRows({ preview }: { preview: Preview }) {
  return (
    <Panel title="First records" detail={`Read as ${inWords(preview.format)}.`}>
      <div className={styles.notices}>
        {preview.warnings.length > 0 && (
          <Notice tone="info">
            <ul>
              {preview.warnings.map(({ code, message }) => (
                <li key={`${code} ${message}`}>{message}</li>
              ))}
            </ul>
          </Notice>
        )}
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
      </div>
      <ol className={styles.rows}>
        {preview.rows.map((row) => (
          <PreviewRow key={row.line} row={row} />
        ))}
      </ol>
    </Panel>
  );
}
