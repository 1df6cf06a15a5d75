import { DocumentDetails } from '@/components/document-details';
import { MarkLegend } from '@/components/marked-text';
import { Notice } from '@/components/notice';
import { Reading } from '@/components/reading';
import type { ShownDocumentFragment, ShownEvidenceFragment } from '@/gql/graphql';
import { formatDateTime } from '@/lib/format';
import { setAsideReasons } from '../set-aside/set-aside-reasons';

interface Props {
  document: ShownDocumentFragment;
  evidence: ShownEvidenceFragment | null;
}

export function DocumentText({ document, evidence }: Props) {
  const contributions = evidence?.contributions ?? [];
  const aside = document.setAsideReason && (
    <Notice tone="warning">
      Set aside: {setAsideReasons[document.setAsideReason].toLowerCase()}. It is not used for search, training or
      suggestions.
    </Notice>
  );
  return (
    <Reading document={document} contributions={contributions} heading="h1" notice={aside}>
      {contributions.length > 0 && <MarkLegend />}
      <DocumentDetails details={document} />
      <span>
        Added {formatDateTime(document.createdAt)}
        {document.updatedAt !== document.createdAt && ` · changed ${formatDateTime(document.updatedAt)}`}
      </span>
    </Reading>
  );
}
