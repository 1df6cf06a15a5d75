'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ExperimentFramesQuery, ExperimentQuery } from '@/gql/graphql';
import { queryKeyOf } from '@/lib/query-key';
import { useGraphql } from '@/lib/use-graphql';
import { isAtWork } from '../run/use-run';
import { experimentFramesQuery } from './experiment-frames-query';
import { experimentQuery } from './experiment-query';

export type Experiment = NonNullable<ExperimentQuery['experiment']>;
export type Variant = Experiment['variants'][number];
export type Frame = NonNullable<ExperimentFramesQuery['experiment']>['variants'][number]['frames'][number];

const refreshMs = 2_000;

/** An experiment as far as it is done, read again while it is at work. */
export function useExperiment(id: string) {
  const queryClient = useQueryClient();
  const known = queryClient.getQueryData<ExperimentQuery>(queryKeyOf(experimentQuery, { id }))?.experiment;
  return useGraphql(
    experimentQuery,
    { id },
    { refetchIntervalMs: !known || isAtWork(known.run.state) ? refreshMs : false },
  );
}

/** What is drawn of each variant's first seed, by name; those come first and change no more. */
export function useFrames({ id, variants }: Experiment): ReadonlyMap<string, readonly Frame[]> {
  const begun = variants.filter(({ seedsDone }) => seedsDone > 0).length;
  const queryClient = useQueryClient();
  const key = queryKeyOf(experimentFramesQuery, { id });
  const known = queryClient.getQueryData<ExperimentFramesQuery>(key)?.experiment?.variants ?? [];
  const drawn = known.filter(({ frames }) => frames.length > 0).length;
  const { data } = useGraphql(
    experimentFramesQuery,
    { id },
    { staleTimeMs: Number.POSITIVE_INFINITY, refetchIntervalMs: drawn < begun ? refreshMs : false },
  );
  return new Map(data?.experiment?.variants.map(({ name, frames }) => [name, frames]));
}
