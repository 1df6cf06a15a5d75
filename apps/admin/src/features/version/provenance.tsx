import { Panel } from '@/components/panel';
import type { ComparedVersionFragment } from '@/gql/graphql';
import styles from './version.module.css';

/** Where a version comes from, as its file says. */
export function Provenance({ version }: { version: ComparedVersionFragment }) {
  return (
    <Panel title="Provenance" detail="How it was trained, as recorded in the artefact.">
      <pre className={styles.provenance}>{JSON.stringify(version.provenance, null, 2)}</pre>
      <p className={styles.hash}>SHA-256 {version.sha256}</p>
    </Panel>
  );
}
