import { IconExternalLink } from '@tabler/icons-react';
import type { ShownDetailsFragment } from '@/gql/graphql';
import { formatPublicationDate } from '@/lib/format-publication-date';
import styles from './document-details.module.css';

/** Authors beyond these are counted. */
const mostAuthors = 6;

const joinAuthors = (authors: readonly string[]): string =>
  authors.length > mostAuthors
    ? `${authors.slice(0, mostAuthors).join('; ')} and ${authors.length - mostAuthors} more`
    : authors.join('; ');

/** Who wrote a document, when it came out, and where it is; nothing where its source does not say. */
export function DocumentDetails({ details }: { details: ShownDetailsFragment }) {
  const { url, publicationDate, language, authors } = details;
  const parts = [
    ...(authors.length > 0 ? [joinAuthors(authors)] : []),
    ...(publicationDate ? [formatPublicationDate(publicationDate)] : []),
    ...(language ? [language] : []),
  ];
  if (parts.length === 0 && !url) return null;
  return (
    <span className={styles.details}>
      {parts.join(' · ')}
      {url && (
        <a href={url} target="_blank" rel="noreferrer noopener">
          {url.replace(/^https?:\/\/(?:doi\.org\/)?/, '')} <IconExternalLink size={13} aria-hidden="true" />
        </a>
      )}
    </span>
  );
}
