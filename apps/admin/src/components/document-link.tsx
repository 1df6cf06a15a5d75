import Link from 'next/link';

interface Props {
  document: { id: string; title: string };
  className?: string | undefined;
}

/** A document by its title, which reads from the left or the right as its own letters do. */
export function DocumentLink({ document: { id, title }, className }: Props) {
  return (
    <Link href={`/documents/${encodeURIComponent(id)}`} className={className} dir="auto">
      {title || 'Untitled'}
    </Link>
  );
}
