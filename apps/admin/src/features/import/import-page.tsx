'use client';

import Link from 'next/link';
import { parseAsString, useQueryStates } from 'nuqs';
import { PageHeader } from '@/components/page-header';
import { FileDrop } from './file-drop';
import { ImportPreview } from './import-preview';

/** A file in two steps: send it, then look at what it would become and start. Nothing is written before. */
export function ImportPage() {
  const [{ upload, file }, setUpload] = useQueryStates({ upload: parseAsString, file: parseAsString });
  return (
    <>
      <PageHeader
        title="Import documents"
        trail={<Link href="/documents">Documents</Link>}
        detail={
          upload
            ? `Review the preview of ${file ?? 'your file'}, then import.`
            : 'JSON, JSON Lines, CSV or TSV (with a header row), an Annif corpus, a fastText file, or JATS XML, plain or .gz.'
        }
      />
      {upload ? (
        <ImportPreview key={upload} uploadId={upload} onOther={() => void setUpload(null)} />
      ) : (
        <FileDrop onUploaded={(uploadId, name) => void setUpload({ upload: uploadId, file: name })} />
      )}
    </>
  );
}
