'use client';

import { Button, Stack } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { ModelPanel } from './model-panel';
import { modelsQuery } from './models-query';

function ModelList() {
  const { canOpen } = useViewer();
  const { data, error, refetch } = useGraphql(modelsQuery, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.models.length === 0) {
    return (
      <EmptyState title="No models yet" icon={<IconStack2 size={26} stroke={1.5} />}>
        <p>
          Train one on your labelled documents. The first version is deployed automatically; compare later ones before
          you deploy them.
        </p>
        {canOpen('/models/train') && (
          <Button component={Link} href="/models/train">
            Train a model
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <Stack gap="md">
      {data.models.map((model) => (
        <ModelPanel key={model.id} model={model} />
      ))}
    </Stack>
  );
}

/** Recipes and what training made of them. */
export function ModelsPage() {
  const { canOpen } = useViewer();
  return (
    <>
      <PageHeader
        title="Models"
        detail="Each training of a model makes a version, which is deployed subject by subject."
        actions={
          <>
            <Button component={Link} href="/models/imported" variant="default">
              Imported models
            </Button>
            <Button component={Link} href="/models/word-vectors" variant="default">
              Word vectors
            </Button>
            <Button component={Link} href="/models/encoders" variant="default">
              Encoders
            </Button>
            {canOpen('/models/compare') && (
              <Button component={Link} href="/models/compare" variant="default">
                Compare recipes
              </Button>
            )}
            {canOpen('/models/train') && (
              <Button component={Link} href="/models/train">
                New model
              </Button>
            )}
          </>
        }
      />
      <ModelList />
    </>
  );
}
