import type { Metadata } from 'next';
import { TryPage } from '@/features/try/try-page';

export const metadata: Metadata = { title: 'Try' };

export default function Page() {
  return <TryPage />;
}
