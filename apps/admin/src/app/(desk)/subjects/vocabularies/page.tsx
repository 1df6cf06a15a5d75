import type { Metadata } from 'next';
import { VocabulariesPage } from '@/features/vocabularies/vocabularies-page';

export const metadata: Metadata = { title: 'Vocabularies' };

export default function Page() {
  return <VocabulariesPage />;
}
