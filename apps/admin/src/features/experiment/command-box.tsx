import { CopyButton } from '@/components/copy-button';
import { Panel } from '@/components/panel';
import styles from './experiment.module.css';

/** How the same figures are made again without the service. */
export function CommandBox({ command }: { command: string }) {
  return (
    <Panel
      title="Command"
      detail="Trains the same again, with the same figures, and writes a report."
      actions={<CopyButton label="Copy command" value={command} />}
    >
      <code className={styles.command}>{command}</code>
    </Panel>
  );
}
