import { MarkLegend } from '@/components/marked-text';
import { Notice } from '@/components/notice';
import { Reading } from '@/components/reading';
import type { ShownDocumentFragment, ShownEvidenceFragment } from '@/gql/graphql';
import { formatConstant, formatDateTime } from '@/lib/format';

interface Props {
  document: ShownDocumentFragment;
  evidence: ShownEvidenceFragment | null;
}

export function DocumentText({ document, evidence }: Props) {
  const contributions = evidence?.contributions ?? [];
  const aside = document.setAsideReason && (
    <Notice tone="warning">
      Set aside: {formatConstant(document.setAsideReason).toLowerCase()}. It is neither learned from nor shown.
    </Notice>
  );
  return (
    <Reading document={document} contributions={contributions} heading="h1" notice={aside}>
      {contributions.length > 0 && <MarkLegend />}
      <span>
        Came in {formatDateTime(document.createdAt)}
        {document.updatedAt !== document.createdAt && `, changed ${formatDateTime(document.updatedAt)}`}
      </span>
    </Reading>
  );
}
