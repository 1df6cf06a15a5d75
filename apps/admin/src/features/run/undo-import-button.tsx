'use client';

import { Button, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { DocumentLink } from '@/components/document-link';
import type { KeptReason } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { ChangeDialog } from '../upkeep/change-dialog';
import { EffectList } from '../upkeep/effect-list';
import { useChange } from '../upkeep/use-change';
import { importUndoPreviewQuery } from './import-undo-preview-query';
import { undoImportMutation } from './undo-import-mutation';
import { isAtWork, type Run } from './use-run';

const reasons: Record<KeptReason, string> = {
  KEEP_DECIDED: 'decided on, restored or merged since',
  KEEP_CHANGED: 'updated by a later import',
};

function UndoDialog({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { data, error } = useGraphql(importUndoPreviewQuery, { runId }, { staleTimeMs: 0, retriesLater: true });
  const undoing = useChange(undoImportMutation, onClose);
  const { kept = [], effects } = data?.importUndoPreview ?? {};
  const keptCount = effects?.find(({ action, kind }) => action === 'KEEP' && kind === 'DOCUMENTS')?.count ?? 0;
  return (
    <ChangeDialog
      title="Undo this import?"
      action="Undo import"
      isReady={data !== undefined && !error}
      isPending={undoing.isPending}
      problem={undoing.problem}
      onConfirm={() => undoing.run({ input: { runId } })}
      onClose={onClose}
    >
      <EffectList effects={effects} error={error} />
      {kept.length > 0 && (
        <>
          <Text size="sm">These documents stay as they are:</Text>
          <List size="sm" listStyleType="disc">
            {kept.map(({ document, reason }) => (
              <List.Item key={document.id}>
                <DocumentLink document={document} />, {reasons[reason]}
              </List.Item>
            ))}
            {keptCount > kept.length && <List.Item>and {formatCount(keptCount - kept.length)} more</List.Item>}
          </List>
        </>
      )}
    </ChangeDialog>
  );
}

/** Takes a finished import back, after saying what that does. */
export function UndoImportButton({ run }: { run: Run }) {
  const [isAsking, asking] = useDisclosure(false);
  const canUndo = useViewer().can('OPERATOR') && run.kind === 'IMPORT' && !isAtWork(run.state);
  if (!canUndo || run.undoneAt) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={15} />} onClick={asking.open}>
        Undo import
      </Button>
      {isAsking && <UndoDialog runId={run.id} onClose={asking.close} />}
    </>
  );
}
