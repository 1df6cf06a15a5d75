'use client';

import { Button } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useViewer } from '../shell/viewer-context';
import { ComparisonTable } from './comparison-table';
import { deployClassifiersMutation } from './deploy-classifiers-mutation';
import { isDeployable } from './deployable';
import styles from './version.module.css';
import type { Compared } from './version-page';

type Row = Compared['classifiers'][number];

/** Better or equal by F1, or not served at all yet: what a person would most often deploy. */
const isNoWorse = (row: Row): boolean => isDeployable(row) && (typeof row.f1Change !== 'number' || row.f1Change >= 0);

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ subject }) => subject.id);

function DeployActions({ compared, chosen, onChoose }: ActionsProps) {
  const deploying = useAct(deployClassifiersMutation, ['Version', 'Models', 'Overview', 'Subjects', 'Subject']);
  const result = deploying.data?.deployClassifiers;
  const deploy = (): void =>
    deploying.mutate(
      { input: { versionId: compared.candidate.id, subjectIds: [...chosen] } },
      { onSuccess: ({ deployClassifiers: answer }) => !isProblem(answer) && onChoose([]) },
    );
  return (
    <div className={styles.deploy}>
      <ProblemNotice problem={result && isProblem(result) ? result : deploying.error} />
      <Button variant="default" onClick={() => onChoose(idsOf(compared.classifiers.filter(isNoWorse)))}>
        Choose what is no worse
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

/** Each subject of a version beside the classifier that serves it now. */
export function Comparison({ compared }: { compared: Compared }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const canDeploy = useViewer().can('OPERATOR') && compared.classifiers.some(isDeployable);
  return (
    <Panel
      title="Subject by subject"
      detail="Change is against the classifier that serves the subject now, each on its own held-out documents."
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
