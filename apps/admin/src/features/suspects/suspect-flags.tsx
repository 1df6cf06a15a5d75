'use client';

import { Notice } from '@/components/notice';
import type { ShownSuspectFragment } from '@/gql/graphql';
import { fullNameOf } from '@/lib/subject-place';
import { useKeptFocus } from '@/lib/use-kept-focus';
import { useViewer } from '../shell/viewer-context';
import { LastSettled } from './last-settled';
import { SettleButtons } from './settle-buttons';
import styles from './suspects.module.css';
import { useSettling } from './use-settling';

interface Props {
  document: {
    id: string;
    suspectLabels: readonly ShownSuspectFragment[];
  };
}

/** Flags the labels of a document that look wrong, each with its two answers. */
export function SuspectFlags({ document }: Props) {
  const settling = useSettling();
  const kept = useKeptFocus<HTMLUListElement>();
  const canSettle = useViewer().can('CURATOR');
  const suspects = document.suspectLabels.map((suspect) => ({ ...suspect, document }));
  const open = suspects.filter((suspect) => !settling.isSettled(suspect));
  return (
    <>
      {open.length > 0 && (
        <ul className={styles.flags} aria-label="Suspect labels" {...kept}>
          {open.map((suspect) => (
            <li key={suspect.subject.id}>
              <Notice tone="warning">
                <div className={styles.flag}>
                  <span>
                    <strong>{fullNameOf(suspect.subject)}</strong> is likely {suspect.given ? 'wrong' : 'missing'}.{' '}
                    {suspect.why}
                  </span>
                  {canSettle && <SettleButtons suspect={suspect} settling={settling} />}
                </div>
              </Notice>
            </li>
          ))}
        </ul>
      )}
      <LastSettled settling={settling} />
    </>
  );
}
