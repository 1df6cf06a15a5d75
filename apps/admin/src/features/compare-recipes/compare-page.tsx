'use client';

import Link from 'next/link';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { useGraphql } from '@/lib/use-graphql';
import { NoTrainingData } from '../train/no-training-data';
import { CompareForm } from './compare-form';
import { comparisonChoicesQuery } from './comparison-choices-query';

/** Starts a comparison of recipes; its run has the result. */
export function ComparePage() {
  const { data, error, refetch } = useGraphql(comparisonChoicesQuery, {}, { asksOnMount: true, staleTimeMs: 60_000 });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.schemes.length === 0) return <NoTrainingData />;
  return (
    <>
      <PageHeader
        trail={<Link href="/models">Models</Link>}
        title="Compare recipes"
        detail="Each recipe learns from the training set and is tested on the test set. The run says what each gives, what it costs, and whether it pays. No model is made."
      />
      <CompareForm choices={data} />
    </>
  );
}
