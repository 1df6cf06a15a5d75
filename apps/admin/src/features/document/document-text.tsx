import { MarkedText, MarkLegend } from '@/components/marked-text';
import { Notice } from '@/components/notice';
import type { DocumentEvidenceQuery, DocumentQuery } from '@/gql/graphql';
import { formatConstant, formatDateTime } from '@/lib/format';
import styles from './document.module.css';

export type DocumentShown = NonNullable<DocumentQuery['document']>;
export type Evidence = NonNullable<DocumentEvidenceQuery['document']>['predictions'][number]['evidence'];

interface Props {
  document: DocumentShown;
  evidence: Evidence | null;
}

export function DocumentText({ document, evidence }: Props) {
  const contributions = evidence?.contributions ?? [];
  const titleTerms = contributions.map(({ contribution, titleSpans }) => ({ contribution, spans: titleSpans }));
  const textTerms = contributions.map(({ contribution, textSpans }) => ({ contribution, spans: textSpans }));
  return (
    <article className={styles.reading}>
      {document.setAsideReason && (
        <Notice tone="warning">
          Set aside: {formatConstant(document.setAsideReason).toLowerCase()}. It is neither learned from nor shown.
        </Notice>
      )}
      <h1>
        <MarkedText text={document.title || 'Without a title'} terms={document.title ? titleTerms : []} />
      </h1>
      <p className={styles.text}>
        <MarkedText text={document.text} terms={textTerms} />
      </p>
      <footer>
        {contributions.length > 0 && <MarkLegend />}
        <span>
          Came in {formatDateTime(document.createdAt)}
          {document.updatedAt !== document.createdAt && `, changed ${formatDateTime(document.updatedAt)}`}
        </span>
      </footer>
    </article>
  );
}
