'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Ago } from '@/components/ago';
import { Badge } from '@/components/badge';
import { ConfirmButton } from '@/components/confirm-button';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ApiKeysQuery } from '@/gql/graphql';
import { formatConstant } from '@/lib/format';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { apiKeysQuery } from './api-keys-query';
import { auditTrailQuery } from './audit-trail-query';
import { NewKeyDialog } from './new-key-dialog';
import { revokeApiKeyMutation } from './revoke-api-key-mutation';

type ApiKey = ApiKeysQuery['apiKeys'][number];

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  return (
    <tr>
      <td>
        <strong>{apiKey.name}</strong>
      </td>
      <td>
        <code>{apiKey.prefix}…</code>
      </td>
      <td>{formatConstant(apiKey.role)}</td>
      <td>{apiKey.lastUsedAt ? <Ago at={apiKey.lastUsedAt} /> : 'Never'}</td>
      <td>
        <Ago at={apiKey.createdAt} />
      </td>
      <td data-numeric>
        {apiKey.revokedAt ? (
          <Badge tone="withdrawn">Revoked</Badge>
        ) : (
          <ConfirmButton
            variant="default"
            question={`Revoke “${apiKey.name}”?`}
            consequence="Programs that use this key lose access at once. A revoked key can’t be restored."
            action="Revoke key"
            onConfirm={onRevoke}
          >
            Revoke
          </ConfirmButton>
        )}
      </td>
    </tr>
  );
}

const columns = ['Name', 'Prefix', 'Role', 'Last used', 'Created', { label: 'Revoke', hidden: true }];

/** Keys of programs: created, shown once, revoked. */
export function ApiKeys() {
  const { data, error, refetch } = useGraphql(apiKeysQuery, {});
  const [isCreating, creation] = useDisclosure(false);
  const revoking = useAct(revokeApiKeyMutation, [apiKeysQuery, auditTrailQuery]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <>
      <ProblemNotice problem={revoking.problem} />
      <Panel
        title="API keys"
        detail="Programs send a key as a bearer token."
        actions={<Button onClick={creation.open}>Create key</Button>}
        flush
      >
        {data.apiKeys.length === 0 ? (
          <EmptyState title="No keys yet" />
        ) : (
          <DataTable caption="API keys" columns={columns}>
            {data.apiKeys.map((apiKey) => (
              <KeyRow
                key={apiKey.id}
                apiKey={apiKey}
                onRevoke={() => revoking.mutate({ input: { apiKeyId: apiKey.id } })}
              />
            ))}
          </DataTable>
        )}
      </Panel>
      <NewKeyDialog opened={isCreating} onClose={creation.close} />
    </>
  );
}
