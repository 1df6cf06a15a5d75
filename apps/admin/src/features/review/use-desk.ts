'use client';

import { useReducer } from 'react';
import type { NamedSubjectFragment } from '@/gql/graphql';
import { fullNameOf } from '@/lib/subject-place';
import type { Correctable } from '../labelling/correction-dialog';
import { deskKey, emptyDesk, openSuggestions, reduceDesk, suggestionsOf } from './desk-state';
import type { Turns } from './turns';
import { useActs } from './use-acts';
import { useClaims } from './use-claims';

/** The review desk: its state, and everything a curator can do at it. */
export function useDesk(subjectId: string | null, turns: Turns) {
  const [state, dispatch] = useReducer(reduceDesk, emptyDesk);
  const claims = useClaims(state, dispatch, { subjectId, turns });
  const { send, announce, ...acts } = useActs(state, dispatch, { turns, onReturned: claims.claim });
  const open = openSuggestions(state);
  const current = suggestionsOf(state.items).find(({ key }) => key === state.currentKey) ?? null;
  const selected = open.filter(({ key }) => state.selectedKeys.includes(key));

  const decide = (verdict: 'ACCEPT' | 'REJECT'): void => {
    const targets = selected.length > 0 ? selected : open.filter(({ key }) => key === state.currentKey);
    if (targets.length === 0) return;
    send({
      input: {
        decisions: targets.map(({ item, prediction }) => ({
          documentId: item.document.id,
          subjectId: prediction.subject.id,
          verdict,
        })),
      },
      keys: targets.map(({ key }) => key),
      labels: targets.map(({ prediction }) => fullNameOf(prediction.subject)),
      outcome: verdict === 'ACCEPT' ? 'accepted' : 'rejected',
    });
  };

  /** Rejects a subject that is published already. */
  const rejectPublished = (documentId: string, subject: NamedSubjectFragment): void =>
    send({
      input: { decisions: [{ documentId, subjectId: subject.id, verdict: 'REJECT' }] },
      keys: [deskKey(documentId, subject.id)],
      labels: [fullNameOf(subject)],
      outcome: 'rejected',
    });

  const correct = ({ documentId, subject }: Correctable, subjectId: string): void =>
    send({
      input: { correction: { documentId, rejectSubjectId: subject.id, subjectId } },
      keys: [deskKey(documentId, subject.id)],
      labels: [fullNameOf(subject)],
      outcome: 'corrected',
    });

  const skip = (): void => {
    if (!current) return;
    dispatch({ type: 'skipped', documentId: current.item.document.id });
    announce('Skipped.');
  };

  return { state, dispatch, claims, current, open, selected, decide, rejectPublished, correct, skip, ...acts };
}

export type Desk = ReturnType<typeof useDesk>;
