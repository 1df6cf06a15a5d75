import type { Metadata } from 'next';
import { WordVectorsPage } from '@/features/word-vectors/word-vectors-page';

export const metadata: Metadata = { title: 'Word vectors' };

export default function Page() {
  return <WordVectorsPage />;
}
