'use client';

import { ConfirmButton } from '@/components/confirm-button';
import { ProblemNotice } from '@/components/problem-notice';
import { formatCounted } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { useChange } from '../upkeep/use-change';
import { removeSampleMutation } from './remove-sample-mutation';
import { sampleQuery } from './sample-query';

/** Removes the sample corpus while it is there. */
export function RemoveSampleButton() {
  const canRemove = useViewer().can('OPERATOR');
  const { data } = useGraphql(sampleQuery, {}, { enabled: canRemove });
  const removing = useChange(removeSampleMutation, () => {});
  if (!data?.sample) return null;
  const { documents, decisions, models, importedModels, subjects, experiments } = data.sample;
  const counts = [
    formatCounted(documents, 'document'),
    formatCounted(decisions, 'decision'),
    formatCounted(models, 'model'),
    formatCounted(importedModels, 'imported model'),
    formatCounted(subjects, 'subject'),
    formatCounted(experiments, 'experiment'),
  ];
  return (
    <>
      <ProblemNotice problem={removing.problem} />
      <ConfirmButton
        variant="default"
        loading={removing.isPending}
        question="Remove the sample?"
        consequence={`This deletes ${counts.join(', ')}, and can’t be undone.`}
        action="Remove sample"
        onConfirm={() => removing.run({})}
      >
        Remove sample
      </ConfirmButton>
    </>
  );
}
