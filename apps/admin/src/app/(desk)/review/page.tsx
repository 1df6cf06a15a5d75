import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ReviewDesk } from '@/features/review/review-desk';

export const metadata: Metadata = { title: 'Review' };

export default function ReviewPage() {
  return (
    <Suspense>
      <ReviewDesk />
    </Suspense>
  );
}
