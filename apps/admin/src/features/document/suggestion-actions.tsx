'use client';

import { Button, Group } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import type { ShownPredictionFragment } from '@/gql/graphql';
import { useAct } from '@/lib/use-act';
import { type Correctable, CorrectionDialog } from '../labelling/correction-dialog';
import { decideMutation } from '../labelling/decide-mutation';
import { queriesOfLabels } from '../labelling/queries-of-labels';
import { useViewer } from '../shell/viewer-context';

interface Props {
  documentId: string;
  prediction: ShownPredictionFragment;
}

/** Accepts, rejects or replaces a suggestion nobody has decided yet, whether it is published or not. */
export function SuggestionActions({ documentId, prediction: { subject, state } }: Props) {
  const [correcting, setCorrecting] = useState<Correctable | null>(null);
  const deciding = useAct(decideMutation, queriesOfLabels);
  const canDecide = useViewer().can('CURATOR') && state !== 'ACCEPTED' && state !== 'REJECTED';
  if (!canDecide) return null;
  const decide = (verdict: 'ACCEPT' | 'REJECT'): void =>
    deciding.mutate({ input: { decisions: [{ documentId, subjectId: subject.id, verdict }] } });
  return (
    <>
      <ProblemNotice problem={deciding.problem} />
      <Group gap="xs" mt="xs">
        <Button leftSection={<IconCheck size={14} />} loading={deciding.isPending} onClick={() => decide('ACCEPT')}>
          Accept
        </Button>
        <Button
          variant="default"
          leftSection={<IconX size={14} />}
          loading={deciding.isPending}
          onClick={() => decide('REJECT')}
        >
          Reject
        </Button>
        <Button
          variant="default"
          leftSection={<IconPencil size={14} />}
          onClick={() => setCorrecting({ documentId, subject })}
        >
          Replace
        </Button>
      </Group>
      <CorrectionDialog
        correctable={correcting}
        onClose={() => setCorrecting(null)}
        onPick={(_, subjectId) =>
          deciding.mutate({ input: { correction: { documentId, rejectSubjectId: subject.id, subjectId } } })
        }
      />
    </>
  );
}
