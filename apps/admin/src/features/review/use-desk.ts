'use client';

import { useReducer } from 'react';
import type { Correctable } from '../labelling/correction-dialog';
import { emptyDesk, openSuggestions, reduceDesk, suggestionsOf } from './desk-state';
import { useActs } from './use-acts';
import { useClaims } from './use-claims';

/** The review desk: its state, and everything a curator can do at it. */
export function useDesk(subjectId: string | null) {
  const [state, dispatch] = useReducer(reduceDesk, emptyDesk);
  const claims = useClaims(state, dispatch, subjectId);
  const { send, announce, ...acts } = useActs(state, dispatch);
  const open = openSuggestions(state);
  const current = suggestionsOf(state.items).find(({ key }) => key === state.currentKey) ?? null;
  const selected = open.filter(({ key }) => state.selectedKeys.includes(key));

  const decide = (verdict: 'ACCEPT' | 'REJECT'): void => {
    const targets = selected.length > 0 ? selected : open.filter(({ key }) => key === state.currentKey);
    if (targets.length === 0) return;
    const decisions = targets.map(({ item, prediction }) => ({
      documentId: item.document.id,
      subjectId: prediction.subject.id,
      verdict,
    }));
    void send({ decisions }, targets, verdict === 'ACCEPT' ? 'accepted' : 'rejected');
  };

  const correct = ({ documentId, subject }: Correctable, subjectId: string): void => {
    if (!current) return;
    void send({ correction: { documentId, rejectSubjectId: subject.id, subjectId } }, [current], 'corrected');
  };

  const skip = (): void => {
    if (!current) return;
    dispatch({ type: 'skipped', documentId: current.item.document.id });
    announce('Skipped.');
  };

  return { state, dispatch, claims, current, open, selected, decide, correct, skip, ...acts };
}

export type Desk = ReturnType<typeof useDesk>;
