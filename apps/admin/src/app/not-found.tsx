import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';

export default function NotFound() {
  return (
    <main>
      <EmptyState title="There is no such page">
        <Link href="/">To the overview</Link>
      </EmptyState>
    </main>
  );
}
