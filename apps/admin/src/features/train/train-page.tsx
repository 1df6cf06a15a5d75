'use client';

import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { useGraphql } from '@/lib/use-graphql';
import { NoTrainingData } from './no-training-data';
import { trainChoicesQuery } from './train-choices-query';
import { TrainForm } from './train-form';
import { initialDraft } from './training-draft';

/** Starts a training: of a new model, or of one that exists. */
export function TrainPage() {
  const [modelId] = useQueryState('model', parseAsString);
  const { data, error, refetch } = useGraphql(trainChoicesQuery, {}, { asksOnMount: true, staleTimeMs: 60_000 });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.schemes.length === 0) return <NoTrainingData />;
  const model = data.models.find(({ id }) => id === modelId) ?? null;
  return (
    <>
      <PageHeader
        trail={<Link href="/models">Models</Link>}
        title={model ? `Retrain ${model.name}` : 'Train a new model'}
        detail={
          model
            ? 'Uses the same recipe with all current labels and decisions. The new version becomes a candidate.'
            : 'Choose what to learn, and the precision required to publish automatically.'
        }
      />
      <TrainForm key={model?.id ?? 'new'} choices={data} initial={initialDraft(data, model)} />
    </>
  );
}
