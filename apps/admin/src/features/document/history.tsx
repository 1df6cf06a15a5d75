'use client';

import { Button, Text } from '@mantine/core';
import { Ago } from '@/components/ago';
import { ProblemNotice } from '@/components/problem-notice';
import type { ShownDecisionFragment } from '@/gql/graphql';
import { useAct } from '@/lib/use-act';
import { useKeptFocus } from '@/lib/use-kept-focus';
import { queriesOfLabels } from '../labelling/queries-of-labels';
import { undoDecisionMutation } from '../labelling/undo-decision-mutation';
import { describeAct } from './describe-act';
import styles from './document.module.css';

type Decision = ShownDecisionFragment;
type Act = Decision['act'];

const byAct = (decisions: readonly Decision[]): { act: Act; decisions: Decision[] }[] => {
  const groups = new Map<string, { act: Act; decisions: Decision[] }>();
  for (const decision of decisions) {
    const group = groups.get(decision.act.id) ?? { act: decision.act, decisions: [] };
    group.decisions.push(decision);
    groups.set(decision.act.id, group);
  }
  return [...groups.values()].toSorted((a, b) => b.act.createdAt.localeCompare(a.act.createdAt));
};

/** What people decided, newest first, each act undoable as one; for curators. */
export function History({ decisions }: { decisions: readonly Decision[] }) {
  const kept = useKeptFocus<HTMLUListElement>();
  const undoing = useAct(undoDecisionMutation, queriesOfLabels);
  if (decisions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No decisions yet.
      </Text>
    );
  return (
    <>
      <ProblemNotice problem={undoing.problem} />
      <ul className={styles.history} {...kept}>
        {byAct(decisions).map(({ act, decisions: ofAct }) => (
          <li key={act.id} data-undone={act.undoneAt ? true : undefined}>
            <span>
              <strong>{act.actor}</strong> {describeAct(ofAct)}
              <small>
                <Ago at={act.createdAt} />
                {act.undoneAt && `, undone by ${act.undoneBy ?? 'Classmark'}`}
              </small>
            </span>
            {!act.undoneAt && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => undoing.mutate({ input: { actId: act.id } })}
                loading={undoing.isPending}
              >
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
