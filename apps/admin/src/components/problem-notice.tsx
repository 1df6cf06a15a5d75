import { IconAlertCircle } from '@tabler/icons-react';
import styles from './states.module.css';

interface Props {
  /** A problem of a result union, or a request that failed; nothing shows when there is none. */
  problem:
    | { message: string; issues?: readonly { path: string; message: string }[] | undefined }
    | Error
    | null
    | undefined;
}

/** A dialog's button that waits for an answer loses the focus, and with it the keys would leave the dialog. */
function takeLostFocus(notice: HTMLElement | null): void {
  if (notice?.closest('[role="dialog"]') && document.activeElement === document.body) notice.focus();
}

/** A mistake, told in place, where it was made. */
export function ProblemNotice({ problem }: Props) {
  if (!problem) return null;
  const issues = 'issues' in problem ? (problem.issues ?? []) : [];
  return (
    <div className={styles.notice} role="alert" ref={takeLostFocus} tabIndex={-1}>
      <IconAlertCircle size={17} aria-hidden="true" style={{ flexShrink: 0, marginTop: 1, color: 'var(--rejected)' }} />
      <div>
        {problem.message}
        {issues.length > 1 && (
          <ul>
            {issues.map((issue) => (
              <li key={issue.path + issue.message}>
                {issue.path}: {issue.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
