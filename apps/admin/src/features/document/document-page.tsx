'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { isMalformedId } from '@/lib/request';
import { useGraphql } from '@/lib/use-graphql';
import { usePageTitle } from '@/lib/use-page-title';
import { useViewer } from '../shell/viewer-context';
import { SuspectFlags } from '../suspects/suspect-flags';
import { UpkeepMenu } from '../upkeep/upkeep-menu';
import styles from './document.module.css';
import { documentEvidenceQuery } from './document-evidence-query';
import { documentQuery } from './document-query';
import { DocumentText } from './document-text';
import { History } from './history';
import { Labels } from './labels';
import { Metadata } from './metadata';
import { Predictions } from './predictions';

const useEvidence = (documentId: string, predictionId: string | null) => {
  const { data } = useGraphql(documentEvidenceQuery, { id: documentId }, { enabled: predictionId !== null });
  return data?.document?.predictions.find(({ id }) => id === predictionId)?.evidence ?? null;
};

function NoDocument() {
  return (
    <EmptyState title="Document not found">
      <Link href="/documents">All documents</Link>
    </EmptyState>
  );
}

/** One document: its text, labels, suggestions and decisions. */
export function DocumentPage({ id }: { id: string }) {
  const router = useRouter();
  const canSeeDecisions = useViewer().can('CURATOR');
  const [predictionId, setPredictionId] = useState<string | null>(null);
  const { data, error, refetch } = useGraphql(documentQuery, { id });
  const evidence = useEvidence(id, predictionId);
  usePageTitle(data?.document ? data.document.title || data.document.externalId : null);
  if (isMalformedId(error)) return <NoDocument />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { document } = data;
  if (!document) return <NoDocument />;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.trail}>
          <Link href="/documents">Documents</Link> › {document.source} › {document.externalId}
        </p>
        <UpkeepMenu
          item={{ id: document.id, kind: 'document', name: document.title || document.externalId }}
          onGone={(intoId) => router.push(intoId ? `/documents/${encodeURIComponent(intoId)}` : '/documents')}
        />
      </div>
      <div className={styles.page}>
        <DocumentText document={document} evidence={evidence} />
        <div className={styles.side}>
          <Panel title="Labels" detail="From the source and from curators.">
            <SuspectFlags document={document} />
            <Labels document={document} />
          </Panel>
          <Panel title="Suggestions" detail="Select one to highlight its words in the text." flush>
            <Predictions document={document} chosenId={predictionId} onChoose={setPredictionId} evidence={evidence} />
          </Panel>
          {Object.keys(document.metadata ?? {}).length > 0 && (
            <Panel title="Metadata" detail="From the source.">
              <Metadata metadata={document.metadata} />
            </Panel>
          )}
          {canSeeDecisions && (
            <Panel title="History">
              <History decisions={document.decisions} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
