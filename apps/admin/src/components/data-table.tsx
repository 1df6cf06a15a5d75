import type { ReactNode } from 'react';
import styles from './data-table.module.css';

interface Props {
  /** Says to a screen reader what the table holds. */
  caption: string;
  /** Column headings; a column of figures is right-aligned. */
  columns: readonly (string | { label: string; numeric?: boolean; hidden?: boolean })[];
  children: ReactNode;
}

function Heading({ column }: { column: Props['columns'][number] }) {
  const { label, numeric, hidden } = typeof column === 'string' ? { label: column } : column;
  return (
    <th scope="col" data-numeric={numeric || undefined}>
      {hidden ? <span className={styles.hidden}>{label}</span> : label}
    </th>
  );
}

/** A plain table; its rows are `tr` with `td`, figures marked `data-numeric`. Scrolls sideways where narrow. */
export function DataTable({ caption, columns, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is wider than the screen, arrow keys scroll it.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={typeof column === 'string' ? column : column.label} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
