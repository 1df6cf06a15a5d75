import type { Metadata } from 'next';
import { ComparePage } from '@/features/compare-recipes/compare-page';

export const metadata: Metadata = { title: 'Compare recipes' };

export default function Page() {
  return <ComparePage />;
}
