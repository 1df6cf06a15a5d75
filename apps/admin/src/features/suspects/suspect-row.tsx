import { Badge } from '@/components/badge';
import { DocumentLink } from '@/components/document-link';
import { SubjectName } from '@/components/subject-name';
import type { ListedSuspectFragment } from '@/gql/graphql';
import { SettleButtons } from './settle-buttons';
import styles from './suspects.module.css';
import type { Settling } from './use-settling';

export function SuspectRow({ suspect, settling }: { suspect: ListedSuspectFragment; settling: Settling }) {
  const { given, why, document, subject, version } = suspect;
  return (
    <li className={styles.row}>
      <div className={styles.said}>
        <DocumentLink document={document} />
        <div className={styles.subject}>
          <Badge tone={given ? 'rejected' : 'queued'}>{given ? 'Likely wrong' : 'Likely missing'}</Badge>
          <SubjectName subject={subject} withPath />
        </div>
        <p>
          {why} {version.model.name}, version {version.number}.
        </p>
      </div>
      <SettleButtons suspect={suspect} settling={settling} />
    </li>
  );
}
