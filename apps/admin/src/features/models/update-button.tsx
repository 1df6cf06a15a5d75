'use client';

import { Button, Tooltip } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { overviewQuery } from '../overview/overview-query';
import { runsQuery } from '../runs/runs-query';
import { modelsQuery } from './models-query';
import { updateModelMutation } from './update-model-mutation';

/** Updates the deployed version with decisions made since, and leads to the run. */
export function UpdateButton({ modelId }: { modelId: string }) {
  const router = useRouter();
  const updating = useAct(updateModelMutation, [modelsQuery, runsQuery, overviewQuery]);
  const update = (): void =>
    updating.mutate(
      { input: { modelId } },
      {
        onSuccess: ({ updateModel }) => {
          if (!isProblem(updateModel)) router.push(`/runs/${encodeURIComponent(updateModel.run.id)}`);
        },
      },
    );
  return (
    <>
      <ProblemNotice problem={updating.problem} />
      <Tooltip
        label="Trains a new version from the deployed one with new decisions only. Calibration and thresholds stay."
        multiline
        w={240}
      >
        <Button variant="default" loading={updating.isPending} onClick={update}>
          Update from decisions
        </Button>
      </Tooltip>
    </>
  );
}
