import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SuspectsPage } from '@/features/suspects/suspects-page';

export const metadata: Metadata = { title: 'Suspect labels' };

export default function Page() {
  return (
    <Suspense>
      <SuspectsPage />
    </Suspense>
  );
}
