'use client';

import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { ConfirmButton } from '@/components/confirm-button';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { importedModelsQuery } from '../imported-models/imported-models-query';
import { deleteImportedModelMutation } from './delete-imported-model-mutation';
import { importedModelQuery } from './imported-model-query';
import { renameImportedModelMutation } from './rename-imported-model-mutation';

interface Props {
  id: string;
  name: string;
}

function RenameButton({ id, name }: Props) {
  const [isOpen, dialog] = useDisclosure(false);
  const [next, setNext] = useState(name);
  const renaming = useAct(renameImportedModelMutation, [importedModelQuery, importedModelsQuery]);
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    renaming.mutate(
      { input: { id, name: next } },
      { onSuccess: ({ renameImportedModel }) => !isProblem(renameImportedModel) && dialog.close() },
    );
  };
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        Rename
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Rename the model">
        <form onSubmit={rename}>
          <TextInput label="Name" value={next} maxLength={200} onChange={(e) => setNext(e.currentTarget.value)} />
          <ProblemNotice problem={renaming.problem} />
          <Group gap="xs" justify="flex-end" mt="md">
            <Button variant="default" onClick={dialog.close}>
              Cancel
            </Button>
            <Button type="submit" loading={renaming.isPending} disabled={next.trim() === ''}>
              Rename
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}

function DeleteButton({ id, name }: Props) {
  const router = useRouter();
  const deleting = useAct(deleteImportedModelMutation, [importedModelsQuery]);
  const remove = (): void =>
    deleting.mutate(
      { id },
      {
        onSuccess: ({ deleteImportedModel }) => {
          if (!isProblem(deleteImportedModel)) router.push('/models/imported');
        },
      },
    );
  return (
    <>
      <ProblemNotice problem={deleting.problem} />
      <ConfirmButton
        variant="default"
        loading={deleting.isPending}
        question={`Delete ${name}?`}
        consequence="The model and its file are deleted for good."
        action="Delete"
        onConfirm={remove}
      >
        Delete
      </ConfirmButton>
    </>
  );
}

/** What operators do to an imported model. */
export function ModelActions(props: Props) {
  return (
    <>
      <RenameButton {...props} />
      <DeleteButton {...props} />
    </>
  );
}
