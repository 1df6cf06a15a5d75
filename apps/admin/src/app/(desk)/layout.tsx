import type { ReactNode } from 'react';
import { Shell } from '@/features/shell/shell';
import { SignedIn } from '@/features/shell/signed-in';

export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <SignedIn>
      <Shell>{children}</Shell>
    </SignedIn>
  );
}
