'use client';

import { IconChevronRight } from '@tabler/icons-react';
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { SubjectName } from '@/components/subject-name';
import { ClassifierStatusBadge } from '@/components/subject-status-badge';
import type { SubjectBranchQuery } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import styles from './subjects.module.css';

type Subject = SubjectBranchQuery['subjects']['edges'][number]['node'];

interface Props {
  subject: Subject;
  depth: number;
  /** Found by a search: shown with its path. */
  isFound: boolean;
  /** What stands below it when it is open. */
  renderBranch: () => ReactNode;
}

/** Which branches are open stands in the URL. */
const useOpen = (id: string): [boolean, () => void] => {
  const [open, setOpen] = useQueryState('open', parseAsArrayOf(parseAsString, '~').withDefault([]));
  const isOpen = open.includes(id);
  const toggle = (): void => void setOpen(isOpen ? open.filter((other) => other !== id) : [...open, id]);
  return [isOpen, toggle];
};

function Opener({ subject, isOpen, onToggle }: { subject: Subject; isOpen: boolean; onToggle: () => void }) {
  if (subject.narrower.length === 0) return <span className={styles.noOpener} />;
  return (
    <button
      type="button"
      className={styles.opener}
      aria-expanded={isOpen}
      aria-label={`Narrower subjects of ${subject.label}`}
      onClick={onToggle}
    >
      <IconChevronRight size={15} />
    </button>
  );
}

export function SubjectRow({ subject, depth, isFound, renderBranch }: Props) {
  const [isOpen, toggle] = useOpen(subject.id);
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.label} style={{ paddingLeft: `${depth * 1.25}rem` }}>
          <Opener subject={subject} isOpen={isOpen} onToggle={toggle} />
          <SubjectName subject={subject} withPath={isFound} isInPlace={!isFound} />
        </span>
        <span data-head="labelled">{formatCount(subject.labelledCount)}</span>
        <span data-head="published">{formatCount(subject.publishedCount)}</span>
        <span data-head="in review">{formatCount(subject.queuedCount)}</span>
        <span>
          <ClassifierStatusBadge classifier={subject.classifier} />
        </span>
      </div>
      {isOpen && renderBranch()}
    </li>
  );
}
