'use client';

import { useReducer, useRef, useState } from 'react';
import type { DecideInput } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { request } from '@/lib/request';
import { decideMutation } from './decide-mutation';
import { emptyDesk, type Outcome, openSuggestions, reduceDesk, type Suggestion, suggestionsOf } from './desk-state';
import { undoDecisionMutation } from './undo-decision-mutation';
import { useClaims } from './use-claims';

export type Trouble = Error | { message: string };

const words: Record<Outcome, string> = { accepted: 'Accepted', rejected: 'Rejected', corrected: 'Corrected' };

/** The review desk: its state, and everything a curator can do at it. */
export function useDesk(subjectId: string | null) {
  const [state, dispatch] = useReducer(reduceDesk, emptyDesk);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const claims = useClaims(state, dispatch, subjectId);
  const tickets = useRef(0);
  const all = suggestionsOf(state.items);
  const open = openSuggestions(state);
  const current = all.find(({ key }) => key === state.currentKey) ?? null;
  const selected = open.filter(({ key }) => state.selectedKeys.includes(key));

  const send = async (input: DecideInput, suggestions: readonly Suggestion[], outcome: Outcome): Promise<void> => {
    const ticket = ++tickets.current;
    const labels = suggestions.map(({ prediction }) => prediction.subject.label).join(', ');
    dispatch({ type: 'decided', ticket, keys: suggestions.map(({ key }) => key), outcome });
    setAnnouncement(`${words[outcome]} ${labels}.`);
    setTrouble(null);
    try {
      const { decide } = await request(decideMutation, { input });
      if (!isProblem(decide)) return dispatch({ type: 'confirmed', ticket, actId: decide.act.id });
      setTrouble(decide);
    } catch (error) {
      setTrouble(error instanceof Error ? error : new Error(String(error)));
    }
    dispatch({ type: 'reopened', ticket });
  };

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

  const correct = (rightSubjectId: string): void => {
    if (!current) return;
    const { item, prediction } = current;
    const correction = {
      documentId: item.document.id,
      rejectSubjectId: prediction.subject.id,
      subjectId: rightSubjectId,
    };
    void send({ correction }, [current], 'corrected');
  };

  const undo = async (): Promise<void> => {
    const act = state.acts.at(-1);
    if (!act) return setAnnouncement('Nothing to undo.');
    if (!act.actId) return setAnnouncement('The last decision is still being saved.');
    try {
      const { undoDecision } = await request(undoDecisionMutation, { input: { actId: act.actId } });
      if (isProblem(undoDecision)) return setTrouble(undoDecision);
      dispatch({ type: 'reopened', ticket: act.ticket });
      setTrouble(null);
      setAnnouncement('Undone.');
    } catch (error) {
      setTrouble(error instanceof Error ? error : new Error(String(error)));
    }
  };

  const skip = (): void => {
    if (!current) return;
    dispatch({ type: 'skipped', documentId: current.item.document.id });
    setAnnouncement('Skipped.');
  };

  return { state, dispatch, claims, trouble, announcement, current, open, selected, decide, correct, undo, skip };
}

export type Desk = ReturnType<typeof useDesk>;
