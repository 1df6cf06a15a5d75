'use client';

import { VisuallyHidden } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { PageLoading } from '@/components/page-loading';
import { ProblemNotice } from '@/components/problem-notice';
import { queryKeyOf } from '@/lib/query-key';
import { readAgain } from '@/lib/read-again';
import { fullNameOf } from '@/lib/subject-place';
import { useLive } from '@/lib/use-live';
import { type Correctable, CorrectionDialog } from '../labelling/correction-dialog';
import { DecisionBar } from './decision-bar';
import { DeskDone } from './desk-done';
import { DeskHeader } from './desk-header';
import { EvidenceList } from './evidence-list';
import { ItemList } from './item-list';
import { KeyHelp } from './key-help';
import { ReadingPane } from './reading-pane';
import styles from './review.module.css';
import { reviewQueueChangedSubscription } from './review-queue-changed-subscription';
import { reviewSubjectsQuery } from './review-subjects-query';
import { createTurns, type Turns } from './turns';
import { type Desk, useDesk } from './use-desk';
import { useDeskKeys } from './use-desk-keys';
import { useEvidenceAhead } from './use-evidence';

/** The page where people decide: one sitting for the queue, or for one subject of it. */
export function ReviewDesk() {
  const [subjectId, setSubjectId] = useQueryState('subject', parseAsString);
  const [turns] = useState(createTurns);
  return (
    <>
      <DeskHeader subjectId={subjectId} onSubject={(id) => void setSubjectId(id)} />
      <Sitting key={subjectId} subjectId={subjectId} turns={turns} />
    </>
  );
}

const useQueueChanges = (desk: Desk): void => {
  const queryClient = useQueryClient();
  const onData = (): void => {
    void readAgain(queryClient, queryKeyOf(reviewSubjectsQuery));
    if (desk.claims.status === 'exhausted' && desk.open.length === 0) desk.claims.claim();
  };
  useLive(reviewQueueChangedSubscription, {}, { onData });
};

function Sitting({ subjectId, turns }: { subjectId: string | null; turns: Turns }) {
  const desk = useDesk(subjectId, turns);
  const [correcting, setCorrecting] = useState<Correctable | null>(null);
  const correctCurrent = (): void => {
    if (!desk.current) return;
    const { item, prediction } = desk.current;
    setCorrecting({ documentId: item.document.id, subject: prediction.subject });
  };
  const [isHelping, help] = useDisclosure(false);
  const [hasKeys, setHasKeys] = useLocalStorage({ key: 'classmark-review-keys', defaultValue: true });
  useDeskKeys(desk, {
    openCorrection: correctCurrent,
    openHelp: help.open,
    isEnabled: hasKeys && !correcting && !isHelping,
  });
  useQueueChanges(desk);
  useEvidenceAhead(desk.state, desk.current?.item.document.id ?? null);
  const doors = { onCorrect: correctCurrent, onHelp: help.open, onCorrectPublished: setCorrecting };

  return (
    <>
      <VisuallyHidden role="status" aria-live="polite">
        {desk.announcement} {desk.current ? `Now ${fullNameOf(desk.current.prediction.subject)}.` : ''}
      </VisuallyHidden>
      <ProblemNotice problem={desk.trouble ?? desk.claims.problem} />
      <Desktop desk={desk} doors={doors} />
      <CorrectionDialog correctable={correcting} onClose={() => setCorrecting(null)} onPick={desk.correct} />
      <KeyHelp opened={isHelping} onClose={help.close} hasKeys={hasKeys} onHasKeys={setHasKeys} />
    </>
  );
}

interface DesktopProps {
  desk: Desk;
  doors: { onCorrect: () => void; onHelp: () => void; onCorrectPublished: (correctable: Correctable) => void };
}

function Desktop({ desk, doors }: DesktopProps) {
  if (!desk.current) {
    return desk.claims.status === 'claiming' ? <PageLoading label="Loading documents" /> : <DeskDone desk={desk} />;
  }
  return (
    <div className={styles.desk}>
      <ItemList desk={desk} />
      <ReadingPane desk={desk} suggestion={desk.current} onCorrect={doors.onCorrectPublished} />
      <div className={styles.side}>
        <EvidenceList desk={desk} />
        <DecisionBar desk={desk} onCorrect={doors.onCorrect} onHelp={doors.onHelp} />
      </div>
    </div>
  );
}
