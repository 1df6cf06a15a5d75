import { useDebouncedValue } from '@mantine/hooks';
import type { TrainingCostInput } from '@/gql/graphql';
import { useGraphql } from '@/lib/use-graphql';
import { describeCost } from './describe-cost';
import styles from './train.module.css';
import { trainingCostQuery } from './training-cost-query';
import { costInputOf, type TrainingDraft } from './training-draft';

function Told({ input }: { input: TrainingCostInput }) {
  const { data } = useGraphql(trainingCostQuery, { input }, { keepPrevious: true, staleTimeMs: 60_000 });
  if (data === undefined) return null;
  return (
    <p className={styles.cost} role="status">
      {describeCost(data.trainingCost)}
    </p>
  );
}

/** What the training is expected to take; asked when typing pauses, and not before the choice is whole. */
export function TrainingCost({ recipe }: { recipe: TrainingDraft }) {
  const [asked] = useDebouncedValue(recipe, 250);
  const input = costInputOf(asked);
  return input === null ? null : <Told input={input} />;
}
