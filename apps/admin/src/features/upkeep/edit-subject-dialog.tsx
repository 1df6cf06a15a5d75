'use client';

import { TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChangeDialog } from './change-dialog';
import { editSubjectMutation } from './edit-subject-mutation';
import { useChange } from './use-change';

export interface EditableSubject {
  id: string;
  label: string;
  uri?: string | null;
  notation?: string | null;
  altLabels: string[];
  language?: string | null;
}

interface Props {
  subject: EditableSubject;
  onClose: () => void;
}

/** What a scheme says of a subject beside its name and place. */
export function EditSubjectDialog({ subject, onClose }: Props) {
  const [notation, setNotation] = useState(subject.notation ?? '');
  const [uri, setUri] = useState(subject.uri ?? '');
  const [language, setLanguage] = useState(subject.language ?? '');
  const [altLabels, setAltLabels] = useState(subject.altLabels);
  const editing = useChange(editSubjectMutation, onClose);
  const given = (text: string): string | null => text.trim() || null;
  const details = { uri: given(uri), notation: given(notation), language: given(language), altLabels };
  return (
    <ChangeDialog
      title={`Edit “${subject.label}”`}
      action="Save"
      isReady
      isPending={editing.isPending}
      problem={editing.problem}
      onConfirm={() => editing.run({ input: { subjectId: subject.id, ...details } })}
      onClose={onClose}
    >
      <TagsInput
        label="Alternative labels"
        description="Press Enter after each."
        value={altLabels}
        onChange={setAltLabels}
      />
      <TextInput label="Notation" value={notation} onChange={(event) => setNotation(event.currentTarget.value)} />
      <TextInput label="URI" value={uri} onChange={(event) => setUri(event.currentTarget.value)} />
      <TextInput
        label="Language"
        description="Of the labels, for example en or pt-BR."
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
      />
    </ChangeDialog>
  );
}
