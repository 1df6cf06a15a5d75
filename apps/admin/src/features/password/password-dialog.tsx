'use client';

import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { signInAgain } from '@/lib/sign-in-again';
import { useAct } from '@/lib/use-act';
import { auditTrailQuery } from '../settings/audit-trail-query';
import { useViewer } from '../shell/viewer-context';
import { setPasswordMutation } from './set-password-mutation';

interface Person {
  id: string;
  name: string;
}

interface Props {
  person: Person | null;
  onClose: () => void;
}

function PasswordForm({ person, isOwn, onDone }: { person: Person; isOwn: boolean; onDone: () => void }) {
  const setting = useAct(setPasswordMutation, isOwn ? [] : [auditTrailQuery]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const password = String(given.get('password'));
    const currentPassword = isOwn ? String(given.get('currentPassword')) : null;
    setting.mutate(
      { input: { userId: person.id, password, currentPassword } },
      { onSuccess: ({ setPassword }) => !isProblem(setPassword) && onDone() },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemNotice problem={setting.problem} />
        {isOwn && (
          <PasswordInput
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus
          />
        )}
        <PasswordInput
          label="New password"
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          data-autofocus={!isOwn || undefined}
        />
        <Text size="sm" c="dimmed">
          {isOwn
            ? 'You are signed out everywhere, and sign in with the new password.'
            : 'They are signed out everywhere.'}
        </Text>
        <Button type="submit" loading={setting.isPending}>
          {isOwn ? 'Change password' : 'Set password'}
        </Button>
      </Stack>
    </form>
  );
}

/** Sets somebody’s password, or changes one’s own, which ends the session that did so. */
export function PasswordDialog({ person, onClose }: Props) {
  const { userId } = useViewer();
  if (!person) return null;
  const isOwn = userId === person.id;
  return (
    <Modal opened onClose={onClose} title={isOwn ? 'Change your password' : `Set password for ${person.name}`}>
      <PasswordForm person={person} isOwn={isOwn} onDone={isOwn ? signInAgain : onClose} />
    </Modal>
  );
}
