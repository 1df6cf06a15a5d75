import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import Link from 'next/link';
import type { OverviewQuery, NextStep as Step } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import styles from './overview.module.css';

type Overview = OverviewQuery['overview'];

interface Words {
  title: string;
  detail: (overview: Overview) => string;
  action: string;
  href: string | ((overview: Overview) => string);
}

const steps: Record<Step, Words> = {
  IMPORT_DOCUMENTS: {
    title: 'Bring documents in',
    detail: () => 'Nothing is here yet. Import a file of documents, some with subjects to learn from.',
    action: 'Import a file',
    href: '/documents/import',
  },
  TRAIN_MODEL: {
    title: 'Train the first model',
    detail: ({ labelled }) => `${formatCount(labelled)} labelled documents are ready to learn from.`,
    action: 'Train a model',
    href: '/models/train',
  },
  WAIT_FOR_RUN: {
    title: 'A run is at work',
    detail: () => 'What it makes appears here when it is done.',
    action: 'Watch it',
    href: '/runs',
  },
  REVIEW_QUEUE: {
    title: 'Review what the models are unsure of',
    detail: ({ queued }) =>
      `${formatCount(queued)} suggestions wait for a decision. Each one makes the next training better.`,
    action: 'Open the review desk',
    href: '/review',
  },
  DEPLOY_CANDIDATE: {
    title: 'A new version waits',
    detail: () => 'Compare it with what serves, subject by subject, and deploy what is better.',
    action: 'Compare versions',
    href: ({ candidate }) => (candidate ? `/models/versions/${encodeURIComponent(candidate.id)}` : '/models'),
  },
  RETRAIN: {
    title: 'Train again with what you decided',
    detail: ({ decided }) => `${formatCount(decided)} decisions were made; a new version can learn from them.`,
    action: 'Train again',
    href: '/models',
  },
  ALL_DONE: {
    title: 'All is done',
    detail: () => 'Nothing waits. New documents or texts to try are welcome.',
    action: 'Try a text',
    href: '/try',
  },
};

/** The one thing to do now. */
export function NextStep({ overview }: { overview: Overview }) {
  const { title, detail, action, href } = steps[overview.nextStep];
  return (
    <section className={styles.nextStep} aria-label="Next step">
      <div>
        <h2>{title}</h2>
        <p>{detail(overview)}</p>
      </div>
      <Button
        component={Link}
        href={typeof href === 'string' ? href : href(overview)}
        size="sm"
        rightSection={<IconArrowRight size={16} />}
      >
        {action}
      </Button>
    </section>
  );
}
