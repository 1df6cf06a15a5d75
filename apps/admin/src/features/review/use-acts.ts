'use client';

import { type Dispatch, useRef, useState } from 'react';
import type { DecideInput } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { request } from '@/lib/request';
import { decideMutation } from '../labelling/decide-mutation';
import { undoDecisionMutation } from '../labelling/undo-decision-mutation';
import type { DeskEvent, DeskState, Outcome, Suggestion } from './desk-state';

type Trouble = Error | { message: string };

const words: Record<Outcome, string> = { accepted: 'Accepted', rejected: 'Rejected', corrected: 'Corrected' };

const asTrouble = (error: unknown): Trouble => (error instanceof Error ? error : new Error(String(error)));

/** Sends decisions and undoes them. The desk moves on at once; what the API refuses is put back. */
export function useActs(state: DeskState, dispatch: Dispatch<DeskEvent>) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [announcement, announce] = useState('');
  const tickets = useRef(0);

  const send = async (input: DecideInput, suggestions: readonly Suggestion[], outcome: Outcome): Promise<void> => {
    const ticket = ++tickets.current;
    const labels = suggestions.map(({ prediction }) => prediction.subject.label).join(', ');
    dispatch({ type: 'decided', ticket, keys: suggestions.map(({ key }) => key), outcome });
    announce(`${words[outcome]} ${labels}.`);
    setTrouble(null);
    try {
      const { decide } = await request(decideMutation, { input });
      if (!isProblem(decide)) return dispatch({ type: 'confirmed', ticket, actId: decide.act.id });
      setTrouble(decide);
    } catch (error) {
      setTrouble(asTrouble(error));
    }
    dispatch({ type: 'reopened', ticket });
  };

  const undo = async (): Promise<void> => {
    const act = state.acts.at(-1);
    if (!act) return announce('Nothing to undo.');
    if (!act.actId) return announce('The last decision is still being saved.');
    try {
      const { undoDecision } = await request(undoDecisionMutation, { input: { actId: act.actId } });
      if (isProblem(undoDecision)) return setTrouble(undoDecision);
      dispatch({ type: 'reopened', ticket: act.ticket });
      setTrouble(null);
      announce('Undone.');
    } catch (error) {
      setTrouble(asTrouble(error));
    }
  };

  return { trouble, announcement, announce, send, undo };
}
