import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';

export default function NotFound() {
  return (
    <main>
      <EmptyState title="Page not found">
        <Link href="/">Go to the first page</Link>
      </EmptyState>
    </main>
  );
}
