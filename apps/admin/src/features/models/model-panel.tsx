import { Button, Text } from '@mantine/core';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { VersionStateBadge } from '@/components/version-state-badge';
import type { ModelsQuery } from '@/gql/graphql';
import { describePromise } from '@/lib/describe-promise';
import { describeSources } from '@/lib/describe-sources';
import { formatBytes, formatConstant, formatShare } from '@/lib/format';
import { useViewer } from '../shell/viewer-context';
import { UpdateButton } from './update-button';

type Model = ModelsQuery['models'][number];
type Version = Model['versions'][number];

function VersionRow({ version }: { version: Version }) {
  const { evaluation } = version;
  return (
    <tr>
      <td>
        <Link href={`/models/versions/${encodeURIComponent(version.id)}`}>Version {version.number}</Link>
      </td>
      <td>
        <VersionStateBadge state={version.state} />
      </td>
      <td data-numeric>{version.servingCount}</td>
      <td data-numeric>{formatShare(evaluation.micro.f1, 3)}</td>
      <td data-numeric>{formatShare(evaluation.macro.f1, 3)}</td>
      <td data-numeric>{formatShare(evaluation.atTarget.precision)}</td>
      <td data-numeric>{formatShare(evaluation.atTarget.coverage)}</td>
      <td data-numeric>{formatShare(evaluation.ece, 3)}</td>
      <td data-numeric>{formatBytes(version.sizeBytes)}</td>
      <td>
        <Ago at={version.createdAt} />
      </td>
    </tr>
  );
}

const columns = [
  'Version',
  'State',
  { label: 'Deployed subjects', numeric: true },
  { label: 'Micro F1', numeric: true },
  { label: 'Macro F1', numeric: true },
  { label: 'Precision at target', numeric: true },
  { label: 'Coverage', numeric: true },
  { label: 'Calibration error', numeric: true },
  { label: 'Size', numeric: true },
  'Trained',
];

const describeRecipe = ({ recipe, selection, scheme, sources, ...target }: Model): string =>
  `Recipe ${recipe} · ${formatConstant(selection).toLowerCase()} of ${scheme.name} · suggests for ${describeSources(sources)} · target precision ${describePromise(target)}`;

export function ModelPanel({ model }: { model: Model }) {
  const { can } = useViewer();
  return (
    <Panel
      title={model.name}
      detail={describeRecipe(model)}
      actions={
        can('OPERATOR') && (
          <>
            {model.updatable && <UpdateButton modelId={model.id} />}
            <Button component={Link} href={`/models/train?model=${encodeURIComponent(model.id)}`} variant="default">
              Retrain
            </Button>
          </>
        )
      }
      flush
    >
      {model.versions.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          No versions yet.
        </Text>
      ) : (
        <DataTable caption={`Versions of ${model.name}`} columns={columns}>
          {model.versions.map((version) => (
            <VersionRow key={version.id} version={version} />
          ))}
        </DataTable>
      )}
    </Panel>
  );
}
