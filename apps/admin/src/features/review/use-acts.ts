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

const words: Record<DeskOutcome, string> = { accepted: 'Accepted', rejected: 'Rejected', corrected: 'Corrected' };

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
  /** Told when something that was not on the desk is in review again. */
  onReturned: () => void;
}

/** Null if it is undone. */
const undoAct = async (actId: string): Promise<Trouble | null> => {
  const answer = await request(undoDecisionMutation, { input: { actId } }).catch((error: Error) => error);
  if (answer instanceof Error) return answer;
  return isProblem(answer.undoDecision) ? answer.undoDecision : null;
};

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
 * Sends decisions and undoes them, those of before a reload too. The desk moves on at once; what the API refuses is put
 * back.
 */
export function useActs(state: DeskState, dispatch: Dispatch<DeskEvent>, { turns, onReturned }: Options) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [announcement, announce] = useState('');
  const tickets = useRef(0);
  const actIds = useRef(new Map<number, string>());

  useRemembered(turns, dispatch, actIds.current);

  const send = ({ input, keys, labels, outcome }: NewDecision): void => {
    const ticket = ++tickets.current;
    dispatch({ type: 'decided', ticket, keys, outcome });
    announce(`${words[outcome]} ${labels.join(', ')}.`);
    setTrouble(null);
    turns.run(async () => {
      const putBack = (reason: Trouble): void => {
        setTrouble(reason);
        dispatch({ type: 'reopened', ticket });
      };
      const { decide } = await request(decideMutation, { input }).catch((error: Error) => ({ decide: error }));
      if (decide instanceof Error || isProblem(decide)) putBack(decide);
      else actIds.current.set(ticket, decide.act.id);
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
      const problem = await undoAct(actId);
      if (problem) {
        setTrouble(problem);
        dispatch({ type: 'decided', ...act });
      } else if (act.ticket <= 0) {
        dispatch({ type: 'returned', documentIds: documentIdsOf(act) });
        onReturned();
      }
    });
  };

  return { trouble, announcement, announce, send, undo };
}
