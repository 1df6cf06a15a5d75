'use client';

import { Button, Tooltip } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { updateModelMutation } from './update-model-mutation';

/** Learns what was decided since into what serves, and leads to the run. */
export function UpdateButton({ modelId }: { modelId: string }) {
  const router = useRouter();
  const updating = useAct(updateModelMutation, ['Models', 'Runs', 'Overview']);
  const result = updating.data?.updateModel;
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
      <ProblemNotice problem={result && isProblem(result) ? result : updating.error} />
      <Tooltip label="A new version, on from the one that serves; calibration and thresholds stay." multiline w={240}>
        <Button variant="default" loading={updating.isPending} onClick={update}>
          Update from decisions
        </Button>
      </Tooltip>
    </>
  );
}
