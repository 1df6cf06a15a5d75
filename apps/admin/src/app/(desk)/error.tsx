'use client';

import { ErrorState } from '@/components/error-state';

/** What stands for a page whose code failed; the frame around it stays. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return <ErrorState title="Something went wrong on this page" error={error} onRetry={reset} />;
}
