'use client';

import { Button, Group } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { Ago } from '@/components/ago';
import { Badge, type Tone } from '@/components/badge';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ExperimentVerdict } from '@/gql/graphql';
import { formatConstant } from '@/lib/format';
import { useAct } from '@/lib/use-act';
import { experimentsQuery } from '../lab/experiments-query';
import styles from './experiment.module.css';
import { experimentQuery } from './experiment-query';
import { ReviewDialog } from './review-dialog';
import { undoExperimentReviewMutation } from './undo-experiment-review-mutation';
import type { Experiment, Variant } from './use-experiment';

const tones: Readonly<Record<ExperimentVerdict, Tone>> = {
  CONVERGED: 'accepted',
  COLLAPSED: 'rejected',
  FAT_TAIL: 'queued',
  NO_GAIN: 'withdrawn',
};

interface Props {
  experiment: Experiment;
  variant: Variant;
}

function VariantReview({ experiment, variant }: Props) {
  const [isAsking, setAsking] = useState(false);
  const undoing = useAct(undoExperimentReviewMutation, [experimentQuery, experimentsQuery]);
  const review = experiment.reviews.find((one) => one.variant === variant.name);
  const undo = (): void => undoing.mutate({ input: { experimentId: experiment.id, variant: variant.name } });
  return (
    <li>
      <div className={styles.said}>
        <h3>{variant.title}</h3>
        {review && <Badge tone={tones[review.verdict]}>{formatConstant(review.verdict)}</Badge>}
        {review?.note && <p>{review.note}</p>}
        {review?.recommendation && <p>Recommendation: {review.recommendation}</p>}
        {review && (
          <small>
            {review.actorName ?? review.actor}, <Ago at={review.createdAt} />
          </small>
        )}
        <ProblemNotice problem={undoing.problem} />
      </div>
      <Group gap="xs">
        {review && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowBackUp size={14} />}
            loading={undoing.isPending}
            aria-label={`Undo the review of ${variant.title}`}
            onClick={undo}
          >
            Undo
          </Button>
        )}
        <Button
          size="xs"
          variant={review ? 'default' : 'filled'}
          aria-label={`${review ? 'Change the review of' : 'Review'} ${variant.title}`}
          onClick={() => setAsking(true)}
        >
          {review ? 'Change' : 'Review'}
        </Button>
      </Group>
      {isAsking && (
        <ReviewDialog experimentId={experiment.id} variant={variant} review={review} onClose={() => setAsking(false)} />
      )}
    </li>
  );
}

/** What people make of each variant; only of an experiment that has ended. */
export function Reviews({ experiment }: { experiment: Experiment }) {
  if (experiment.run.state !== 'SUCCEEDED') return null;
  const done = experiment.variants.filter(({ name }) => experiment.reviews.some(({ variant }) => variant === name));
  return (
    <Panel title="Review" detail={`${done.length} of ${experiment.variants.length} variants reviewed.`} flush>
      <ul className={styles.reviews}>
        {experiment.variants.map((variant) => (
          <VariantReview key={variant.name} experiment={experiment} variant={variant} />
        ))}
      </ul>
    </Panel>
  );
}
