'use client';

import { Button, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import type { Role } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { auditTrailQuery } from './audit-trail-query';
import { createUserMutation } from './create-user-mutation';
import { peopleQuery } from './people-query';
import { roleOf, roles } from './roles';

interface Props {
  opened: boolean;
  onClose: () => void;
}

export function NewPersonDialog({ opened, onClose }: Props) {
  const [role, setRole] = useState<Role>('CURATOR');
  const creating = useAct(createUserMutation, [peopleQuery, auditTrailQuery]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { name: String(form.get('name')), password: String(form.get('password')), role };
    creating.mutate({ input }, { onSuccess: ({ createUser }) => !isProblem(createUser) && onClose() });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Add person">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ProblemNotice problem={creating.problem} />
          <TextInput label="Name" name="name" autoComplete="off" required withAsterisk={false} data-autofocus />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="new-password"
            required
            withAsterisk={false}
            description="Share this password with them."
          />
          <Select
            label="Role"
            data={roles}
            value={role}
            allowDeselect={false}
            onChange={(value) => setRole(roleOf(value) ?? 'CURATOR')}
          />
          <Button type="submit" loading={creating.isPending}>
            Add
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
