import type { Metadata } from 'next';
import { Suspense } from 'react';
import { HarvestPage } from '@/features/harvest/harvest-page';

export const metadata: Metadata = { title: 'Harvest' };

export default function Page() {
  return (
    <Suspense>
      <HarvestPage />
    </Suspense>
  );
}
