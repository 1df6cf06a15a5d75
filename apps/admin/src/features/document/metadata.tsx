import type { ShownDocumentFragment } from '@/gql/graphql';
import styles from './document.module.css';

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asText).join('; ');
  return JSON.stringify(value) ?? '';
};

/** What else the source says, by its own names. */
export function Metadata({ metadata }: { metadata: ShownDocumentFragment['metadata'] }) {
  const entries: [string, unknown][] = Object.entries(metadata ?? {});
  return (
    <dl className={styles.metadata}>
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{asText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
