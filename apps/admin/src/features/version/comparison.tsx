'use client';

import { Button } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ComparedClassifierFragment, ComparedVersionFragment } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { modelsQuery } from '../models/models-query';
import { overviewQuery } from '../overview/overview-query';
import { useViewer } from '../shell/viewer-context';
import { subjectQuery } from '../subject/subject-query';
import { subjectBranchQuery } from '../subjects/subject-branch-query';
import { ComparisonTable } from './comparison-table';
import { deployClassifiersMutation } from './deploy-classifiers-mutation';
import { isDeployable } from './deployable';
import styles from './version.module.css';
import { versionQuery } from './version-query';

type Row = ComparedClassifierFragment;

interface Compared {
  candidate: ComparedVersionFragment;
  classifiers: readonly Row[];
}

/** Better or equal by F1, or the first classifier of its subject: what a person would most often deploy. */
const isNotWorse = (row: Row): boolean => isDeployable(row) && (typeof row.f1Change !== 'number' || row.f1Change >= 0);

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ subject }) => subject.id);

function DeployActions({ compared, chosen, onChoose }: ActionsProps) {
  const deploying = useAct(deployClassifiersMutation, [
    versionQuery,
    modelsQuery,
    overviewQuery,
    subjectBranchQuery,
    subjectQuery,
  ]);
  const deploy = (): void =>
    deploying.mutate(
      { input: { versionId: compared.candidate.id, subjectIds: [...chosen] } },
      { onSuccess: ({ deployClassifiers: answer }) => !isProblem(answer) && onChoose([]) },
    );
  return (
    <div className={styles.deploy}>
      <ProblemNotice problem={deploying.problem} />
      <Button variant="default" onClick={() => onChoose(idsOf(compared.classifiers.filter(isNotWorse)))}>
        Select all that are not worse
      </Button>
      <Button
        leftSection={<IconRocket size={15} />}
        disabled={chosen.length === 0}
        loading={deploying.isPending}
        onClick={deploy}
      >
        {chosen.length === 0 ? 'Deploy' : `Deploy ${chosen.length}`}
      </Button>
    </div>
  );
}

interface ActionsProps {
  compared: Compared;
  chosen: readonly string[];
  onChoose: (subjectIds: string[]) => void;
}

/** Each subject of a version beside its deployed classifier. */
export function Comparison({ compared }: { compared: Compared }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const canDeploy = useViewer().can('OPERATOR') && compared.classifiers.some(isDeployable);
  return (
    <Panel
      title="Subject by subject"
      detail="Changes are against the deployed classifier, each measured on its own test set."
      actions={canDeploy && <DeployActions compared={compared} chosen={chosen} onChoose={setChosen} />}
      flush
    >
      <ComparisonTable
        rows={compared.classifiers}
        chosen={chosen}
        onChoose={canDeploy ? setChosen : null}
        candidate={compared.candidate}
      />
    </Panel>
  );
}
