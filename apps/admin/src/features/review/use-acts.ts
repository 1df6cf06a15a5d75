'use client';

import { type Dispatch, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DecideInput, RecentActsQuery } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { request } from '@/lib/request';
import { decideMutation } from '../labelling/decide-mutation';
import { undoDecisionMutation } from '../labelling/undo-decision-mutation';
import { type DeskAct, type DeskEvent, type DeskOutcome, type DeskState, deskKey, documentIdsOf } from './desk-state';
import { recentActsQuery } from './recent-acts-query';
import type { Turns } from './turns';

type Trouble = Error | { message: string };
type RecentAct = RecentActsQuery['viewer']['recentActs'][number];

/** What is decided of which subjects, and its names for people. */
interface NewDecision {
  input: DecideInput;
  keys: readonly string[];
  labels: readonly string[];
  outcome: DeskOutcome;
}

const words: Record<DeskOutcome, string> = { accepted: 'Accepted', rejected: 'Rejected', corrected: 'Replaced' };

const outcomeOf = ({ decisions }: RecentAct): DeskOutcome => {
  const verdicts = new Set(decisions.map(({ verdict }) => verdict));
  if (verdicts.size > 1) return 'corrected';
  return verdicts.has('ACCEPT') ? 'accepted' : 'rejected';
};

/** Acts from before this sitting have tickets of 0 and less, the oldest the least. */
const rememberedActs = (acts: readonly RecentAct[]): DeskAct[] =>
  acts
    .map((act, age) => ({
      ticket: -age,
      keys: act.decisions.map(({ document, subject }) => deskKey(document.id, subject.id)),
      outcome: outcomeOf(act),
    }))
    .toReversed();

interface Options {
  turns: Turns;
  /** Told when documents are to be claimed anew, as the desk may not show what is in review of them. */
  onReturned: () => void;
}

const sendDecision = (input: DecideInput) =>
  request(decideMutation, { input }).then(
    ({ decide }) => decide,
    (error: Error) => error,
  );

const sendUndo = (actId: string) =>
  request(undoDecisionMutation, { input: { actId } }).then(
    ({ undoDecision }) => undoDecision,
    (error: Error) => error,
  );

/** Lays under the sitting's acts those of before, and notes their ids. */
const useRemembered = (turns: Turns, dispatch: Dispatch<DeskEvent>, actIds: Map<number, string>): void => {
  const remember = useEffectEvent(async () => {
    const answer = await request(recentActsQuery, {}).catch(() => null);
    if (!answer) return; // Then there is nothing to undo from before; all else works.
    const { recentActs } = answer.viewer;
    for (const [age, { id }] of recentActs.entries()) actIds.set(-age, id);
    dispatch({ type: 'remembered', acts: rememberedActs(recentActs) });
  });
  const rememberFirst = useEffectEvent(() => turns.run(remember));
  useEffect(() => rememberFirst(), []);
};

/**
 * Sends decisions and undoes them, those of before a reload too. The desk moves on at once; what does not arrive is put
 * back, and what the API refuses is claimed anew: somebody else was quicker.
 */
export function useActs(state: DeskState, dispatch: Dispatch<DeskEvent>, { turns, onReturned }: Options) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [announcement, announce] = useState('');
  const tickets = useRef(0);
  const actIds = useRef(new Map<number, string>());

  useRemembered(turns, dispatch, actIds.current);

  const claimAnew = (keys: DeskAct['keys']): void => {
    dispatch({ type: 'returned', documentIds: documentIdsOf({ keys }) });
    onReturned();
  };

  const send = ({ input, keys, labels, outcome }: NewDecision): void => {
    const ticket = ++tickets.current;
    dispatch({ type: 'decided', ticket, keys, outcome });
    announce(`${words[outcome]} ${labels.join(', ')}.`);
    setTrouble(null);
    turns.run(async () => {
      const decided = await sendDecision(input);
      if ('act' in decided) return void actIds.current.set(ticket, decided.act.id);
      setTrouble(decided);
      dispatch({ type: 'reopened', ticket });
      if (isProblem(decided)) claimAnew(keys);
    });
  };

  const undo = (): void => {
    const act = state.acts.at(-1);
    if (!act) {
      announce('Nothing to undo.');
      return;
    }
    dispatch({ type: 'reopened', ticket: act.ticket });
    announce('Undone.');
    setTrouble(null);
    turns.run(async () => {
      const actId = actIds.current.get(act.ticket);
      if (!actId) return; // It was refused, and put back already.
      const undone = await sendUndo(actId);
      if (!('act' in undone)) setTrouble(undone);
      if (undone instanceof Error) dispatch({ type: 'decided', ...act });
      else if (isProblem(undone) || act.ticket <= 0) claimAnew(act.keys);
    });
  };

  return { trouble, announcement, announce, send, undo };
}
