import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import Link from 'next/link';
import type { OverviewQuery, Role, NextStep as Step } from '@/gql/graphql';
import { formatCounted } from '@/lib/format';
import { useViewer } from '../shell/viewer-context';
import styles from './overview.module.css';

type Overview = OverviewQuery['overview'];

interface Words {
  title: string | ((overview: Overview) => string);
  detail: string | ((overview: Overview) => string);
  action: string;
  /** Who can take it. */
  role: Role;
  href: string | ((overview: Overview) => string);
}

const steps: Record<Step, Words> = {
  IMPORT_DOCUMENTS: {
    title: 'Import documents',
    detail: 'No documents yet. Import a file; documents with subjects are what models learn from.',
    action: 'Import a file',
    role: 'OPERATOR',
    href: '/documents/import',
  },
  TRAIN_MODEL: {
    title: 'Train your first model',
    detail: ({ labelled }) => `${formatCounted(labelled, 'labelled document')} to learn from.`,
    action: 'Train a model',
    role: 'OPERATOR',
    href: '/models/train',
  },
  WAIT_FOR_RUN: {
    title: 'A run is in progress',
    detail: 'Its result will appear here.',
    action: 'View runs',
    role: 'CURATOR',
    href: '/runs',
  },
  REVIEW_QUEUE: {
    title: 'Review uncertain suggestions',
    detail: ({ queued }) =>
      `${formatCounted(queued, 'suggestion')} in review. Each decision improves the next training.`,
    action: 'Open the review desk',
    role: 'CURATOR',
    href: '/review',
  },
  DEPLOY_CANDIDATE: {
    title: ({ candidate }) =>
      `${candidate ? `${candidate.model.name}, version ${candidate.number},` : 'A new version'} is ready to deploy`,
    detail: 'Compare it with what is deployed now, subject by subject, and deploy what is better.',
    action: 'Compare and deploy',
    role: 'OPERATOR',
    href: ({ candidate }) => (candidate ? `/models/versions/${encodeURIComponent(candidate.id)}` : '/models'),
  },
  RETRAIN: {
    title: 'Retrain with your decisions',
    detail: ({ decided }) => `${formatCounted(decided, 'decision')} so far. A new version can learn from them.`,
    action: 'Go to Models',
    role: 'OPERATOR',
    href: '/models',
  },
  ALL_DONE: {
    title: 'You’re all caught up',
    detail: 'Import more documents, or try a text.',
    action: 'Try a text',
    role: 'READER',
    href: '/try',
  },
};

/** The one thing to do now; nothing for people who can't do it. */
export function NextStep({ overview }: { overview: Overview }) {
  const { title, detail, action, role, href } = steps[overview.nextStep];
  const canTake = useViewer().can(role);
  const say = (words: Words['title']): string => (typeof words === 'string' ? words : words(overview));
  if (!canTake) return null;
  return (
    <section className={styles.nextStep} aria-label="Next step">
      <div>
        <h2>{say(title)}</h2>
        <p>{say(detail)}</p>
      </div>
      <Button component={Link} href={say(href)} size="sm" rightSection={<IconArrowRight size={16} />}>
        {action}
      </Button>
    </section>
  );
}
