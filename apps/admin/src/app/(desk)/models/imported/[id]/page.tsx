import type { Metadata } from 'next';
import { ImportedModelPage } from '@/features/imported-model/imported-model-page';

export const metadata: Metadata = { title: 'Imported model' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ImportedModelPage id={decodeURIComponent(id)} />;
}
