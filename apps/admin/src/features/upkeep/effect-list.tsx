import { List, Loader } from '@mantine/core';
import { ProblemNotice } from '@/components/problem-notice';
import type { EffectAction, ShownEffectFragment } from '@/gql/graphql';
import { formatCounted } from '@/lib/format';

const verbs: Record<EffectAction, string> = {
  DELETE: 'Deletes',
  SET_ASIDE: 'Sets aside',
  MOVE: 'Moves',
  RESTORE: 'Restores',
  KEEP: 'Keeps',
};

const describe = (effects: readonly ShownEffectFragment[]): string =>
  effects.map(({ kind, count }) => formatCounted(count, kind.toLowerCase().replace(/s$/, ''))).join(', ');

interface Props {
  /** Undefined while it is found out. */
  effects: readonly ShownEffectFragment[] | undefined;
  error: Error | null;
}

/** What a change would do, by kinds of things. */
export function EffectList({ effects, error }: Props) {
  if (error) return <ProblemNotice problem={error} />;
  if (!effects) return <Loader size="sm" aria-label="Checking what this changes" />;
  const byAction = Map.groupBy(effects, ({ action }) => action);
  if (byAction.size === 0) return <>Nothing else changes.</>;
  return (
    <List size="sm" listStyleType="disc">
      {[...byAction].map(([action, all]) => (
        <List.Item key={action}>
          {verbs[action]} {describe(all)}
        </List.Item>
      ))}
    </List>
  );
}
