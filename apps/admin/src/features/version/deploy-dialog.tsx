import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { PageLoading } from '@/components/page-loading';
import { ProblemNotice } from '@/components/problem-notice';
import { SubjectName } from '@/components/subject-name';
import type {
  DeploymentPreviewQuery,
  DeploymentPreviewQueryVariables,
  PreviewedSubjectFragment,
  ShownCountFragment,
} from '@/gql/graphql';
import { formatCount, formatCounted } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { modelsQuery } from '../models/models-query';
import { overviewQuery } from '../overview/overview-query';
import { subjectQuery } from '../subject/subject-query';
import { subjectBranchQuery } from '../subjects/subject-branch-query';
import { deployClassifiersMutation } from './deploy-classifiers-mutation';
import { deploymentPreviewQuery } from './deployment-preview-query';
import { pairedQuery } from './paired-query';
import styles from './version.module.css';
import { versionQuery } from './version-query';

interface Props {
  versionId: string;
  subjectIds: readonly string[];
  isOpen: boolean;
  onClose: () => void;
  onDeployed: () => void;
}

const mostRows = 200;

type Preview = NonNullable<DeploymentPreviewQuery['deploymentPreview']>;

const columns = [
  'Subject',
  ...['Published now', 'Published after', 'In review now', 'In review after', 'Withdrawn'].map((label) => ({
    label,
    numeric: true,
  })),
];

function Count({ value: { count, interval } }: { value: ShownCountFragment }) {
  return (
    <td data-numeric>
      {interval && '≈ '}
      {formatCount(count)}
      {interval && (
        <small className={styles.range}>
          {formatCount(interval.low)}–{formatCount(interval.high)}
        </small>
      )}
    </td>
  );
}

function PreviewRow({ preview }: { preview: PreviewedSubjectFragment }) {
  return (
    <tr>
      <td>
        <SubjectName subject={preview.subject} />
      </td>
      <Count value={preview.publishedNow} />
      <Count value={preview.published} />
      <Count value={preview.queuedNow} />
      <Count value={preview.queued} />
      <Count value={preview.withdrawn} />
    </tr>
  );
}

const basisOf = ({ documents, scoredDocuments }: Preview): string =>
  scoredDocuments < documents
    ? `Estimates from ${formatCount(scoredDocuments)} of ${formatCounted(documents, 'document')}, chosen at random, with 95% intervals.`
    : `Counted on all ${formatCounted(documents, 'document')} that may get suggestions.`;

/** What is deployed changes suggestions: says how many of which, and then deploys. */
export function DeployDialog({ versionId, subjectIds, isOpen, onClose, onDeployed }: Props) {
  const variables = { versionId, subjectIds: [...subjectIds] };
  const deploying = useAct(deployClassifiersMutation, [
    versionQuery,
    pairedQuery,
    modelsQuery,
    overviewQuery,
    subjectBranchQuery,
    subjectQuery,
  ]);
  const deploy = (): void =>
    deploying.mutate(
      { input: variables },
      { onSuccess: (answer) => !isProblem(answer.deployClassifiers) && onDeployed() },
    );
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Deploy ${formatCounted(subjectIds.length, 'subject')}`} size="xl">
      <Stack gap="sm">
        <ProblemNotice problem={deploying.problem} />
        <PreviewPart variables={variables} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={deploying.isPending} onClick={deploy}>
            Deploy
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Read anew whenever the dialog opens, as documents and decisions may have come; not while it is looked at. */
function PreviewPart({ variables }: { variables: DeploymentPreviewQueryVariables }) {
  const reading = useGraphql(deploymentPreviewQuery, variables, {
    asksOnMount: true,
    isActedOn: true,
    staleTimeMs: 60_000,
  });
  if (reading.error) return <ProblemNotice problem={reading.error} />;
  const preview = reading.isFetchedAfterMount ? reading.data?.deploymentPreview : null;
  return preview ? <PreviewTable preview={preview} /> : <PageLoading label="Scoring documents for the preview" />;
}

function PreviewTable({ preview }: { preview: Preview }) {
  const left = preview.subjects.length - mostRows;
  return (
    <>
      {preview.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      <Text size="sm">
        Undecided suggestions now, and once documents are scored by this version. Decisions stay. {basisOf(preview)}
      </Text>
      <div className={styles.preview}>
        <DataTable caption="Suggestions before and after" columns={columns}>
          {preview.subjects.slice(0, mostRows).map((subject) => (
            <PreviewRow key={subject.subject.id} preview={subject} />
          ))}
        </DataTable>
      </div>
      {left > 0 && (
        <Text size="sm" c="dimmed">
          And {formatCounted(left, 'subject')} more.
        </Text>
      )}
    </>
  );
}
