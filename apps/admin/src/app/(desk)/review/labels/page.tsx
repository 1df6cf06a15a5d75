import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SuspectsPage } from '@/features/suspects/suspects-page';

export const metadata: Metadata = { title: 'Labels to check' };

export default function Page() {
  return (
    <Suspense>
      <SuspectsPage />
    </Suspense>
  );
}
