'use client';

import { useState } from 'react';
import { isProblem, type Problem } from '@/lib/problem';
import type { RequestError } from '@/lib/request';
import type { NamedPlace } from '@/lib/subject-place';
import { useAct } from '@/lib/use-act';
import { labelDocumentMutation } from '../labelling/label-document-mutation';
import { queriesOfLabels } from '../labelling/queries-of-labels';
import { undoDecisionMutation } from '../labelling/undo-decision-mutation';

export interface Suspect {
  given: boolean;
  document: { id: string };
  subject: NamedPlace & { id: string };
}

interface Settled {
  suspect: Suspect;
  actId: string;
  value: boolean;
}

export interface Settling {
  /** What was settled here, oldest first. */
  settled: readonly Settled[];
  isSettled: (suspect: Suspect) => boolean;
  /** Says for good whether the document has the subject. */
  settle: (suspect: Suspect, value: boolean) => void;
  undoLast: () => void;
  isBusy: boolean;
  problem: Problem | RequestError | null;
}

const isSame = (a: Suspect, b: Suspect): boolean => a.document.id === b.document.id && a.subject.id === b.subject.id;

/** Answers labels that look wrong by acts like any other, which can be undone. */
export function useSettling(): Settling {
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const labelling = useAct(labelDocumentMutation, queriesOfLabels);
  const undoing = useAct(undoDecisionMutation, queriesOfLabels);
  const last = settled.at(-1);
  return {
    settled,
    isSettled: (suspect) => settled.some((each) => isSame(each.suspect, suspect)),
    settle: (suspect, value) =>
      labelling.mutate(
        { input: { documentId: suspect.document.id, subjectId: suspect.subject.id, value } },
        {
          onSuccess: ({ labelDocument }) => {
            if (isProblem(labelDocument)) return;
            setSettled((before) => [...before, { suspect, value, actId: labelDocument.act.id }]);
          },
        },
      ),
    undoLast: () => {
      if (!last) return;
      undoing.mutate(
        { input: { actId: last.actId } },
        {
          onSuccess: ({ undoDecision }) => {
            if (!isProblem(undoDecision)) setSettled((before) => before.filter(({ actId }) => actId !== last.actId));
          },
        },
      );
    },
    isBusy: labelling.isPending || undoing.isPending,
    problem: labelling.problem ?? undoing.problem,
  };
}
