'use client';

import { Button, NumberInput, Slider, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import Link from 'next/link';
import { useState } from 'react';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type {
  SetThresholdInput,
  SetThresholdMutation,
  ShownClassifierFragment,
  ShownSubjectFragment,
  ThresholdPreviewQuery,
} from '@/gql/graphql';
import { describePromise } from '@/lib/describe-promise';
import { formatCounted, formatShare } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { documentsQuery } from '../documents/documents-query';
import { overviewQuery } from '../overview/overview-query';
import { reviewSubjectsQuery } from '../review/review-subjects-query';
import { useViewer } from '../shell/viewer-context';
import { versionQuery } from '../version/version-query';
import { AsTrained } from './as-trained';
import { setThresholdMutation } from './set-threshold-mutation';
import styles from './subject.module.css';
import { subjectQuery } from './subject-query';
import { ThresholdPreview } from './threshold-preview';
import { thresholdPreviewQuery } from './threshold-preview-query';

interface Props {
  subject: ShownSubjectFragment;
  classifier: ShownClassifierFragment;
}

const now = ({ acceptThreshold, reviewThreshold, targetPrecision, promise }: ShownClassifierFragment): string => {
  const review = `sends to review at ≥ ${formatShare(reviewThreshold)}`;
  if (typeof acceptThreshold !== 'number') return `Never publishes automatically; ${review}.`;
  const target =
    targetPrecision && promise ? ` (target precision ${describePromise({ targetPrecision, promise })})` : '';
  const own = promise === 'TOGETHER' ? ' A target that you apply here is for this subject by itself.' : '';
  return `Publishes at ≥ ${formatShare(acceptThreshold)}${target}; ${review}.${own}`;
};

function Result({ result }: { result: SetThresholdMutation['setThreshold'] | undefined }) {
  if (!result || isProblem(result)) return null;
  return (
    <Notice tone="info">
      <span role="status">
        {result.run ? (
          <>
            Updating suggestions. <Link href={`/runs/${encodeURIComponent(result.run.id)}`}>View run</Link>
          </>
        ) : (
          `${formatCounted(result.moved, 'suggestion')} updated.`
        )}
        {result.rescoreNeeded && ' Suggestions this unlikely are not stored; the next scoring adds them.'}
      </span>
    </Notice>
  );
}

const refreshed = [
  subjectQuery,
  thresholdPreviewQuery,
  overviewQuery,
  documentsQuery,
  versionQuery,
  reviewSubjectsQuery,
];

const useThreshold = ({ subject, classifier }: Props) => {
  const setting = useAct(setThresholdMutation, refreshed);
  const result = setting.data?.setThreshold;
  const set = (choice: Omit<SetThresholdInput, 'versionId' | 'subjectId'>): void =>
    setting.mutate({ input: { versionId: classifier.version.id, subjectId: subject.id, ...choice } });
  const problem = setting.problem;
  return { set, result, problem, isPending: setting.isPending };
};

/** What the slider can say too. While a number is being typed it may be none of these, or a string. */
const isTarget = (value: number): boolean => value >= 0.5 && value <= 0.99;

function TargetField({ target, onTarget }: { target: number; onTarget: (target: number) => void }) {
  return (
    <div className={styles.target}>
      <Slider
        thumbLabel="Target precision, slider"
        min={0.5}
        max={0.99}
        step={0.01}
        label={null}
        value={target}
        onChange={onTarget}
      />
      <NumberInput
        aria-label="Target precision, number"
        min={0.5}
        max={0.99}
        step={0.01}
        decimalScale={2}
        fixedDecimalScale
        value={target}
        onChange={(typed) => isTarget(Number(typed)) && onTarget(Number(typed))}
        w={84}
      />
    </div>
  );
}

/** For curators: where a subject publishes, and what another target precision would change; operators may set it. */
export function ThresholdPanel(props: Props) {
  if (!useViewer().can('CURATOR')) return null;
  return (
    <Panel title="Target precision" detail={now(props.classifier)}>
      <TargetForm {...props} />
    </Panel>
  );
}

/** Whoever takes such a subject out of review wants what it published before: a target would be its own. */
const publishesTogether = (trained: ThresholdPreviewQuery['thresholdPreview']): boolean =>
  trained?.promise === 'TOGETHER' && typeof trained.acceptThreshold === 'number';

function TargetForm(props: Props) {
  const { subject, classifier } = props;
  const [target, setTarget] = useState(classifier.targetPrecision ?? 0.9);
  const [settled] = useDebouncedValue(target, 150);
  const threshold = useThreshold(props);
  const canSet = useViewer().can('OPERATOR');
  const { data } = useGraphql(thresholdPreviewQuery, { versionId: classifier.version.id, subjectId: subject.id });
  const trained = data?.thresholdPreview ?? null;
  const mustAllPublish = trained?.stoppedTogether ?? false;
  const publishAgain = (): void =>
    threshold.set(publishesTogether(trained) ? { asTrained: true } : { targetPrecision: target });
  return (
    <div className={styles.threshold}>
      <TargetField target={target} onTarget={setTarget} />
      <ThresholdPreview subject={subject} versionId={classifier.version.id} targetPrecision={settled} />
      <ProblemNotice problem={threshold.problem} />
      <Result result={threshold.result} />
      {canSet && (
        <div className={styles.setRow}>
          <Button onClick={() => threshold.set({ targetPrecision: target })} loading={threshold.isPending}>
            Apply target {formatShare(target)}
          </Button>
          <Switch
            label="Always require review"
            description={
              mustAllPublish && 'Spot checks stopped it together with others: publish again with all of them.'
            }
            checked={classifier.reviewOnly}
            disabled={classifier.reviewOnly && (trained === null || mustAllPublish)}
            onChange={(event) => (event.currentTarget.checked ? threshold.set({ reviewOnly: true }) : publishAgain())}
          />
        </div>
      )}
      <AsTrained
        trained={trained}
        isPending={threshold.isPending}
        onPutBack={canSet ? (withAllStopped) => threshold.set({ asTrained: true, withAllStopped }) : null}
      />
    </div>
  );
}
