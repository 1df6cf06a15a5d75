'use client';

import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import Link from 'next/link';
import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ShownSubjectFragment } from '@/gql/graphql';
import { formatDateTime } from '@/lib/format';
import { useAct } from '@/lib/use-act';
import { modelsQuery } from '../models/models-query';
import { overviewQuery } from '../overview/overview-query';
import { useViewer } from '../shell/viewer-context';
import { versionQuery } from '../version/version-query';
import { rollBackClassifiersMutation } from './roll-back-classifiers-mutation';
import { subjectQuery } from './subject-query';

type Deployment = ShownSubjectFragment['deploymentHistory'][number];

function VersionName({ version: { id, model, number } }: { version: Deployment['version'] }) {
  const href = `/models/versions/${encodeURIComponent(id)}`;
  const name = `${model.name}, version ${number}`;
  return useViewer().canOpen(href) ? <Link href={href}>{name}</Link> : name;
}

/** Readers are told of no people, so neither of who deployed. */
function HistoryTable({ deployments }: { deployments: readonly Deployment[] }) {
  const canSeePeople = useViewer().can('CURATOR');
  return (
    <DataTable
      caption="Deployments of this subject"
      columns={['Version', 'From', 'To', ...(canSeePeople ? ['By'] : [])]}
    >
      {deployments.map(({ id, version, startedAt, endedAt, deployedBy }) => (
        <tr key={id}>
          <td>
            <VersionName version={version} />
          </td>
          <td>{formatDateTime(startedAt)}</td>
          <td>{endedAt ? formatDateTime(endedAt) : <Badge tone="published">current</Badge>}</td>
          {canSeePeople && <td>{deployedBy ?? 'Classmark'}</td>}
        </tr>
      ))}
    </DataTable>
  );
}

/** Which versions were deployed for a subject, when and by whom, and a way back. */
export function DeploymentHistory({ subject }: { subject: ShownSubjectFragment }) {
  const rolling = useAct(rollBackClassifiersMutation, [subjectQuery, overviewQuery, modelsQuery, versionQuery]);
  const canRollBack = useViewer().can('OPERATOR') && subject.deploymentHistory.length > 1;
  const rollBack = (
    <Button
      variant="default"
      leftSection={<IconHistory size={15} />}
      loading={rolling.isPending}
      onClick={() => rolling.mutate({ input: { subjectIds: [subject.id] } })}
    >
      Roll back
    </Button>
  );
  return (
    <Panel title="Deployments" detail="Rolling back keeps all decisions." actions={canRollBack && rollBack} flush>
      <ProblemNotice problem={rolling.problem} />
      {subject.deploymentHistory.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          Never deployed.
        </Text>
      ) : (
        <HistoryTable deployments={subject.deploymentHistory} />
      )}
    </Panel>
  );
}
