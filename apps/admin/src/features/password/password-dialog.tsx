'use client';

import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { auditTrailQuery } from '../settings/audit-trail-query';
import { setPasswordMutation } from './set-password-mutation';

interface Props {
  person: { id: string; name: string } | null;
  onClose: () => void;
}

export function PasswordDialog({ person, onClose }: Props) {
  const setting = useAct(setPasswordMutation, [auditTrailQuery]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!person) return;
    const given = new FormData(event.currentTarget);
    const password = String(given.get('password'));
    const currentPassword = String(given.get('currentPassword')) || null;
    setting.mutate(
      { input: { userId: person.id, password, currentPassword } },
      { onSuccess: ({ setPassword }) => !isProblem(setPassword) && onClose() },
    );
  };
  return (
    <Modal opened={person !== null} onClose={onClose} title={`Set password for ${person?.name ?? ''}`}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ProblemNotice problem={setting.problem} />
          <PasswordInput
            label="New password"
            name="password"
            autoComplete="new-password"
            required
            withAsterisk={false}
            data-autofocus
          />
          <PasswordInput
            label="Current password"
            description="Only to change your own."
            name="currentPassword"
            autoComplete="current-password"
          />
          <Button type="submit" loading={setting.isPending}>
            Set password
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
