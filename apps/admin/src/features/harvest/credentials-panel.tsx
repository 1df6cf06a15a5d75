import { ConfirmButton } from '@/components/confirm-button';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { formatDateTime } from '@/lib/format';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { CredentialForm } from './credential-form';
import { removeSourceCredentialMutation } from './remove-source-credential-mutation';
import { sourceCredentialsQuery } from './source-credentials-query';

const columns = ['Source', 'Kind', 'Given', { label: 'Remove', hidden: true }];
const kinds = { PASSWORD: 'Password', KEY: 'Key' };

/** What sources are shown when they are harvested, without its secrets. */
export function CredentialsPanel() {
  const { data } = useGraphql(sourceCredentialsQuery, {});
  const removing = useAct(removeSourceCredentialMutation, [sourceCredentialsQuery]);
  const credentials = data?.sourceCredentials ?? [];
  return (
    <>
      <Panel title="Credentials" detail="Kept encrypted, sent to this source alone, and never shown again.">
        <CredentialForm />
      </Panel>
      {credentials.length > 0 && (
        <Panel title="Sources with credentials" flush>
          <ProblemNotice problem={removing.problem} />
          <DataTable caption="Sources with credentials" columns={columns}>
            {credentials.map(({ origin, kind, createdAt }) => (
              <tr key={origin}>
                <td>{origin}</td>
                <td>{kinds[kind]}</td>
                <td>{formatDateTime(createdAt)}</td>
                <td>
                  <ConfirmButton
                    size="compact-xs"
                    variant="default"
                    loading={removing.isPending && removing.variables?.input.url === origin}
                    question="Remove these credentials?"
                    consequence={`Harvests of ${origin} are made without them.`}
                    action="Remove"
                    onConfirm={() => removing.mutate({ input: { url: origin } })}
                  >
                    Remove
                  </ConfirmButton>
                </td>
              </tr>
            ))}
          </DataTable>
        </Panel>
      )}
    </>
  );
}
