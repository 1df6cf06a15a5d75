import { Modal, Switch } from '@mantine/core';
import styles from './review.module.css';
import { keyHelp } from './use-desk-keys';

interface Props {
  opened: boolean;
  onClose: () => void;
  hasKeys: boolean;
  onHasKeys: (hasKeys: boolean) => void;
}

export function KeyHelp({ opened, onClose, hasKeys, onHasKeys }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <table className={styles.keyTable}>
        <tbody>
          {keyHelp.map(([keys, action]) => (
            <tr key={action}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </th>
              <td>{action}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        mt="md"
        label="Single-key shortcuts"
        checked={hasKeys}
        onChange={(event) => onHasKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}
