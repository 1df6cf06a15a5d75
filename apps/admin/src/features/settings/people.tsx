'use client';

import { Button, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Ago } from '@/components/ago';
import { Badge } from '@/components/badge';
import { ConfirmButton } from '@/components/confirm-button';
import { DataTable } from '@/components/data-table';
import { ErrorState } from '@/components/error-state';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { PeopleQuery } from '@/gql/graphql';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { PasswordDialog } from '../password/password-dialog';
import { viewerQuery } from '../shell/viewer-query';
import { auditTrailQuery } from './audit-trail-query';
import { disableUserMutation } from './disable-user-mutation';
import { enableUserMutation } from './enable-user-mutation';
import { NewPersonDialog } from './new-person-dialog';
import { peopleQuery } from './people-query';
import { roleOf, roles } from './roles';
import { setRoleMutation } from './set-role-mutation';
import styles from './settings.module.css';

type Person = PeopleQuery['users'][number];

interface RowProps {
  person: Person;
  onRole: (role: string | null) => void;
  onPassword: () => void;
  onAccess: () => void;
}

function PersonRow({ person, onRole, onPassword, onAccess }: RowProps) {
  return (
    <tr>
      <td>
        <strong>{person.name}</strong> {person.disabledAt && <Badge tone="withdrawn">Disabled</Badge>}
      </td>
      <td>
        <Select
          aria-label={`Role of ${person.name}`}
          data={roles}
          value={person.role}
          allowDeselect={false}
          onChange={onRole}
          miw={120}
          maw={330}
        />
      </td>
      <td>
        <Ago at={person.createdAt} />
      </td>
      <td data-numeric>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onPassword}>
            Set password
          </Button>
          {person.disabledAt ? (
            <Button variant="default" onClick={onAccess}>
              Enable
            </Button>
          ) : (
            <ConfirmButton
              variant="default"
              question={`Disable “${person.name}”?`}
              consequence="They are signed out at once and can’t sign in until somebody enables them. Their decisions stay."
              action="Disable"
              onConfirm={onAccess}
            >
              Disable
            </ConfirmButton>
          )}
        </Group>
      </td>
    </tr>
  );
}

/** Ends and restores people's access. */
const useAccess = () => {
  const disabling = useAct(disableUserMutation, [peopleQuery, auditTrailQuery]);
  const enabling = useAct(enableUserMutation, [peopleQuery, auditTrailQuery]);
  return {
    problem: disabling.problem ?? enabling.problem,
    toggle: ({ id, disabledAt }: Person): void => {
      const variables = { input: { userId: id } };
      if (disabledAt) enabling.mutate(variables);
      else disabling.mutate(variables);
    },
  };
};

/** People who sign in, their roles and passwords. */
export function People() {
  const { data, error, refetch } = useGraphql(peopleQuery, {});
  const [isAdding, adding] = useDisclosure(false);
  const [resetting, setResetting] = useState<Person | null>(null);
  const settingRole = useAct(setRoleMutation, [peopleQuery, viewerQuery, auditTrailQuery]);
  const access = useAccess();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const setRole = (person: Person, value: string | null): void => {
    const role = roleOf(value);
    if (role && role !== person.role) settingRole.mutate({ input: { userId: person.id, role } });
  };
  return (
    <>
      <ProblemNotice problem={settingRole.problem ?? access.problem} />
      <Panel title="People" actions={<Button onClick={adding.open}>Add person</Button>} flush>
        <div className={styles.people}>
          <DataTable caption="People" columns={['Name', 'Role', 'Added', { label: 'Access', hidden: true }]}>
            {data.users.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                onRole={(role) => setRole(person, role)}
                onPassword={() => setResetting(person)}
                onAccess={() => access.toggle(person)}
              />
            ))}
          </DataTable>
        </div>
      </Panel>
      <NewPersonDialog opened={isAdding} onClose={adding.close} />
      <PasswordDialog person={resetting} onClose={() => setResetting(null)} />
    </>
  );
}
