import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SubjectsPage } from '@/features/subjects/subjects-page';

export const metadata: Metadata = { title: 'Subjects' };

export default function Page() {
  return (
    <Suspense>
      <SubjectsPage />
    </Suspense>
  );
}
