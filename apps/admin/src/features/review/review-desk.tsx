'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
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
import type { Suggestion } from './desk-state';
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
      <Sitting
        key={subjectId}
        subjectId={subjectId}
        turns={turns}
        onAllSubjects={subjectId === null ? null : () => void setSubjectId(null)}
      />
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

interface SittingProps {
  subjectId: string | null;
  turns: Turns;
  onAllSubjects: (() => void) | null;
}

/** The title tells a next document of the same subject apart. */
const inHand = ({ item, prediction }: Suggestion): string =>
  `Now ${fullNameOf(prediction.subject)} of “${item.document.title || 'Untitled'}”.`;

function Sitting({ subjectId, turns, onAllSubjects }: SittingProps) {
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
        {desk.announcement} {desk.current && inHand(desk.current)}
      </VisuallyHidden>
      <ProblemNotice problem={desk.trouble ?? desk.claims.problem} />
      {desk.current ? (
        <Desktop desk={desk} current={desk.current} doors={doors} />
      ) : (
        <EmptyDesk desk={desk} onAllSubjects={onAllSubjects} />
      )}
      <CorrectionDialog correctable={correcting} onClose={() => setCorrecting(null)} onPick={desk.correct} />
      <KeyHelp opened={isHelping} onClose={help.close} hasKeys={hasKeys} onHasKeys={setHasKeys} />
    </>
  );
}

function EmptyDesk({ desk, onAllSubjects }: { desk: Desk } & Pick<SittingProps, 'onAllSubjects'>) {
  if (desk.claims.status === 'claiming') return <PageLoading label="Loading documents" />;
  if (desk.claims.problem === null) return <DeskDone desk={desk} onAllSubjects={onAllSubjects} />;
  return (
    <EmptyState title="Could not load documents">
      <Button variant="default" onClick={desk.claims.claim}>
        Try again
      </Button>
    </EmptyState>
  );
}

interface DesktopProps {
  desk: Desk;
  current: Suggestion;
  doors: { onCorrect: () => void; onHelp: () => void; onCorrectPublished: (correctable: Correctable) => void };
}

function Desktop({ desk, current, doors }: DesktopProps) {
  return (
    <div className={styles.desk}>
      <ItemList desk={desk} />
      <ReadingPane desk={desk} suggestion={current} onCorrect={doors.onCorrectPublished} />
      <div className={styles.side}>
        <EvidenceList desk={desk} />
        <DecisionBar desk={desk} onCorrect={doors.onCorrect} onHelp={doors.onHelp} />
      </div>
    </div>
  );
}
