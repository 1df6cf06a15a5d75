import { Badge, type Tone } from '@/components/badge';
import { DocumentLink } from '@/components/document-link';
import type { DocumentSubjectStatus, DocumentsQuery } from '@/gql/graphql';
import { fullNameOf } from '@/lib/subject-place';
import styles from './documents.module.css';
import { Snippet } from './snippet';

type Edge = DocumentsQuery['documents']['edges'][number];

const tones: Record<DocumentSubjectStatus, Tone> = { LABELLED: 'accent', ACCEPTED: 'accepted', PUBLISHED: 'published' };
const titles: Record<DocumentSubjectStatus, string> = {
  LABELLED: 'Labelled',
  ACCEPTED: 'Accepted by a curator',
  PUBLISHED: 'Published automatically',
};
const excerptLength = 220;
/** More would bury the document under its own subjects. */
const mostBadges = 10;

const excerpt = (text: string): string =>
  text.length <= excerptLength ? text : `${text.slice(0, text.lastIndexOf(' ', excerptLength))} …`;

function DocumentRow({ edge: { node, snippet } }: { edge: Edge }) {
  return (
    <li className={styles.row}>
      <DocumentLink document={node} className={styles.rowTitle} />
      <p dir="auto">{snippet ? <Snippet html={snippet} /> : excerpt(node.text)}</p>
      <div className={styles.rowFoot}>
        {node.subjects.slice(0, mostBadges).map(({ subject, status }) => (
          <span key={subject.id} title={titles[status]}>
            <Badge tone={tones[status]}>{fullNameOf(subject)}</Badge>
          </span>
        ))}
        {node.subjects.length > mostBadges && (
          <span className={styles.more}>and {node.subjects.length - mostBadges} more</span>
        )}
        <small>
          {node.source} · {node.externalId}
        </small>
      </div>
    </li>
  );
}

export function DocumentList({ edges, isStale }: { edges: readonly Edge[]; isStale: boolean }) {
  return (
    <ul className={styles.list} data-stale={isStale || undefined}>
      {edges.map((edge) => (
        <DocumentRow key={edge.node.id} edge={edge} />
      ))}
    </ul>
  );
}
