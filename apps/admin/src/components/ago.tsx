'use client';

import { formatAgo, formatDateTime } from '@/lib/format';

/** A moment as "3 minutes ago", its date on hovering. */
export function Ago({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatDateTime(at)} suppressHydrationWarning>
      {formatAgo(at)}
    </time>
  );
}
