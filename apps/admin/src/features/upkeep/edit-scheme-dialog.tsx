'use client';

import { Switch } from '@mantine/core';
import { useState } from 'react';
import { ChangeDialog } from './change-dialog';
import { editSchemeMutation } from './edit-scheme-mutation';
import { useChange } from './use-change';

export interface EditableScheme {
  id: string;
  name: string;
  labelsImplyBroader: boolean;
}

interface Props {
  scheme: EditableScheme;
  onClose: () => void;
}

/** How labels in a scheme are read. */
export function EditSchemeDialog({ scheme, onClose }: Props) {
  const [labelsImplyBroader, setImplied] = useState(scheme.labelsImplyBroader);
  const editing = useChange(editSchemeMutation, onClose);
  return (
    <ChangeDialog
      title={`Edit “${scheme.name}”`}
      action="Save"
      isReady={labelsImplyBroader !== scheme.labelsImplyBroader}
      isPending={editing.isPending}
      problem={editing.problem}
      onConfirm={() => editing.run({ input: { schemeId: scheme.id, labelsImplyBroader } })}
      onClose={onClose}
    >
      <Switch
        label="A label implies its broader subjects"
        description="Deployed classifiers score all documents again. Train models again to have them learn by it. Filters and counts include narrower subjects either way."
        checked={labelsImplyBroader}
        onChange={(event) => setImplied(event.currentTarget.checked)}
      />
    </ChangeDialog>
  );
}
