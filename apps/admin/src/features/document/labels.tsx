'use client';

import { ActionIcon, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { ProblemNotice } from '@/components/problem-notice';
import { SubjectName } from '@/components/subject-name';
import type { ShownDocumentFragment } from '@/gql/graphql';
import { fullNameOf } from '@/lib/subject-place';
import { useAct } from '@/lib/use-act';
import { useKeptFocus } from '@/lib/use-kept-focus';
import { labelDocumentMutation } from '../labelling/label-document-mutation';
import { queriesOfLabels } from '../labelling/queries-of-labels';
import { useViewer } from '../shell/viewer-context';
import { SubjectPicker } from '../subject-picker/subject-picker';
import styles from './document.module.css';

type Label = ShownDocumentFragment['labels'][number];

interface RowProps {
  label: Label;
  canEdit: boolean;
  onSay: (subjectId: string, value: boolean) => void;
}

function LabelRow({ label: { subject, value, origin }, canEdit, onSay }: RowProps) {
  const action = value ? `Mark as not “${fullNameOf(subject)}”` : `Mark as “${fullNameOf(subject)}”`;
  return (
    <li className={styles.label}>
      {value ? (
        <IconCheck size={15} aria-label="yes" className={styles.yes} />
      ) : (
        <IconX size={15} aria-label="no" className={styles.no} />
      )}
      <SubjectName subject={subject} withPath />
      <small>{origin === 'CURATOR' ? 'curator' : 'source'}</small>
      {canEdit && (
        <Tooltip label={action}>
          <ActionIcon aria-label={action} size="sm" onClick={() => onSay(subject.id, !value)}>
            {value ? <IconX size={14} /> : <IconCheck size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

/** A document's labels, and a way to change and add some. */
export function Labels({ document }: { document: ShownDocumentFragment }) {
  const canEdit = useViewer().can('CURATOR') && !document.mergedInto;
  const kept = useKeptFocus<HTMLUListElement>();
  const labelling = useAct(labelDocumentMutation, queriesOfLabels);
  const say = (subjectId: string, value: boolean): void =>
    labelling.mutate({ input: { documentId: document.id, subjectId, value } });
  return (
    <Stack gap="md">
      {document.labels.length === 0 ? (
        <Text size="sm" c="dimmed">
          No labels yet.
        </Text>
      ) : (
        <ul className={styles.labels} {...kept}>
          {document.labels.map((label) => (
            <LabelRow key={label.subject.id + label.origin} label={label} canEdit={canEdit} onSay={say} />
          ))}
        </ul>
      )}
      <ProblemNotice problem={labelling.problem} />
      {canEdit && (
        <SubjectPicker
          label="Add a subject"
          placeholder="Search subjects"
          onPick={(subject) => say(subject.id, true)}
        />
      )}
    </Stack>
  );
}
