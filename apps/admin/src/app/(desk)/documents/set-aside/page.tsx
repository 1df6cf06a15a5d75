import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SetAsidePage } from '@/features/set-aside/set-aside-page';

export const metadata: Metadata = { title: 'Set-aside documents' };

export default function Page() {
  return (
    <Suspense>
      <SetAsidePage />
    </Suspense>
  );
}
