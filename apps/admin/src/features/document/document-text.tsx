import Link from 'next/link';
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

function Reason({ document: { setAsideReason, mergedInto } }: Pick<Props, 'document'>) {
  if (!mergedInto) return setAsideReason && setAsideReasons[setAsideReason].toLowerCase();
  const title = mergedInto.title || mergedInto.externalId;
  return (
    <>
      merged into <Link href={`/documents/${encodeURIComponent(mergedInto.id)}`}>{title}</Link>
    </>
  );
}

export function DocumentText({ document, evidence }: Props) {
  const contributions = evidence?.contributions ?? [];
  const aside = document.setAsideReason && (
    <Notice tone="warning">
      Set aside: <Reason document={document} />. It is not used for search, training or suggestions.
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
