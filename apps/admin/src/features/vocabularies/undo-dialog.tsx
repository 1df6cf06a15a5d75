'use client';

import { Text } from '@mantine/core';
import { useGraphql } from '@/lib/use-graphql';
import { ChangeDialog } from '../upkeep/change-dialog';
import { EffectList } from '../upkeep/effect-list';
import { useChange } from '../upkeep/use-change';
import { undoVocabularyImportMutation } from './undo-vocabulary-import-mutation';
import { vocabularyUndoPreviewQuery } from './vocabulary-undo-preview-query';

interface Props {
  importId: string;
  fileName: string;
  onClose: () => void;
}

/** Says what undoing an import of a vocabulary does, and does it. */
export function UndoDialog({ importId, fileName, onClose }: Props) {
  const input = { importId };
  const { data, error } = useGraphql(vocabularyUndoPreviewQuery, { input }, { staleTimeMs: 0, retriesLater: true });
  const undoing = useChange(undoVocabularyImportMutation, onClose);
  return (
    <ChangeDialog
      title={`Undo the import of “${fileName}”?`}
      action="Undo"
      isReady={data !== undefined && !error}
      isPending={undoing.isPending}
      problem={undoing.problem}
      onConfirm={() => undoing.run({ input })}
      onClose={onClose}
    >
      <Text size="sm">Its subjects get their former names and places back.</Text>
      <EffectList effects={data?.vocabularyUndoPreview} error={error} />
    </ChangeDialog>
  );
}
