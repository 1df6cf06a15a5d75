'use client';

import { Button, CopyButton, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Notice } from '@/components/notice';
import { ProblemNotice } from '@/components/problem-notice';
import type { Role } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { apiKeysQuery } from './api-keys-query';
import { auditTrailQuery } from './audit-trail-query';
import { createApiKeyMutation } from './create-api-key-mutation';
import { roleOf, roles } from './roles';

interface Props {
  opened: boolean;
  onClose: () => void;
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Stack gap="sm">
      <Notice tone="warning">Copy this key now. It won’t be shown again.</Notice>
      <TextInput
        label="Key"
        value={secret}
        readOnly
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button onClick={copy} leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}>
            {copied ? 'Copied' : 'Copy key'}
          </Button>
        )}
      </CopyButton>
      <Button variant="default" onClick={onClose}>
        Done
      </Button>
    </Stack>
  );
}

/** Creates a key and shows its secret this once. */
export function NewKeyDialog({ opened, onClose }: Props) {
  const [role, setRole] = useState<Role>('READER');
  const creating = useAct(createApiKeyMutation, [apiKeysQuery, auditTrailQuery]);
  const result = creating.data?.createApiKey;
  const secret = result && !isProblem(result) ? result.secret : null;
  const close = (): void => {
    creating.reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    creating.mutate({ input: { name, role } });
  };
  return (
    <Modal opened={opened} onClose={close} title="Create API key">
      {secret ? (
        <Secret secret={secret} onClose={close} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <ProblemNotice problem={creating.problem} />
            <TextInput
              label="Name"
              name="name"
              description="What it’s for"
              required
              withAsterisk={false}
              data-autofocus
            />
            <Select
              label="Role"
              data={roles}
              value={role}
              allowDeselect={false}
              onChange={(value) => setRole(roleOf(value) ?? 'READER')}
            />
            <Button type="submit" loading={creating.isPending}>
              Create
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
