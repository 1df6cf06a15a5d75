'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type {
  ComparedClassifierFragment,
  ComparedVersionFragment,
  ShownPairedFragment as Paired,
  ShownDifferenceFragment,
} from '@/gql/graphql';
import { formatChange, formatCounted } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { ComparisonTable } from './comparison-table';
import { DeployDialog } from './deploy-dialog';
import { isDeployable } from './deployable';
import { pairedQuery } from './paired-query';
import styles from './version.module.css';

type Row = ComparedClassifierFragment;

interface Compared {
  candidate: ComparedVersionFragment;
  classifiers: readonly Row[];
}

/** The first classifier of its subject, or one that is not worse than the deployed one by more than chance explains. */
const isNotWorse = (row: Row, paired: Paired | null): boolean =>
  isDeployable(row) &&
  (!row.serving || paired?.subjects.find(({ subject }) => subject.id === row.subject.id)?.isNotWorse === true);

function DeployActions({ compared, paired, chosen, onChoose }: ActionsProps) {
  const [isAsking, asking] = useDisclosure(false);
  const notWorse = paired && compared.classifiers.filter((row) => isNotWorse(row, paired.found));
  return (
    <div className={styles.deploy}>
      <Button
        variant="default"
        loading={!notWorse}
        onClick={() => notWorse && onChoose(notWorse.map(({ subject }) => subject.id))}
      >
        Select all that are not worse
      </Button>
      <Button leftSection={<IconRocket size={15} />} disabled={chosen.length === 0} onClick={asking.open}>
        {chosen.length === 0 ? 'Deploy' : `Deploy ${chosen.length}`}
      </Button>
      <DeployDialog
        versionId={compared.candidate.id}
        subjectIds={chosen}
        isOpen={isAsking}
        onClose={asking.close}
        onDeployed={() => {
          asking.close();
          onChoose([]);
        }}
      />
    </div>
  );
}

interface ActionsProps {
  compared: Compared;
  /** Null while documents are scored. */
  paired: { found: Paired | null } | null;
  chosen: readonly string[];
  onChoose: (subjectIds: string[]) => void;
}

const changeOf = ({ difference, low, high }: ShownDifferenceFragment): string =>
  `${formatChange(difference)} (${formatChange(low)} to ${formatChange(high)})`;

const basisOf = (paired: ActionsProps['paired']): string => {
  if (!paired) return 'Scoring test documents to compare with the deployed classifiers…';
  if (!paired.found) return 'No subject of this version is deployed from another version.';
  const { documents, isSample, micro, macro } = paired.found;
  const which = `the same ${formatCounted(documents, 'test document')}${isSample ? ', chosen at random' : ''}`;
  return `Δ F1: against the deployed classifiers on ${which}, with 95% intervals. Micro-F1 ${changeOf(micro)}, macro-F1 ${changeOf(macro)}.`;
};

const usePaired = (versionId: string) => {
  const { data, error } = useGraphql(pairedQuery, { id: versionId }, { staleTimeMs: 300_000 });
  return { paired: data ? { found: data.compareVersions?.paired ?? null } : null, error };
};

/** Each subject of a version beside its deployed classifier. */
export function Comparison({ compared }: { compared: Compared }) {
  const { paired, error } = usePaired(compared.candidate.id);
  const [chosen, setChosen] = useState<string[]>([]);
  const canDeploy = useViewer().can('OPERATOR') && compared.classifiers.some(isDeployable);
  return (
    <Panel
      title="Subject by subject"
      detail={error ? null : basisOf(paired)}
      actions={canDeploy && <DeployActions compared={compared} paired={paired} chosen={chosen} onChoose={setChosen} />}
      flush
    >
      <ProblemNotice problem={error} />
      <ComparisonTable
        rows={compared.classifiers}
        chosen={chosen}
        onChoose={canDeploy ? setChosen : null}
        candidate={compared.candidate}
        paired={paired?.found ?? null}
      />
    </Panel>
  );
}
