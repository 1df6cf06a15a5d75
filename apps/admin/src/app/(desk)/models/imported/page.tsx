import type { Metadata } from 'next';
import { ImportedModelsPage } from '@/features/imported-models/imported-models-page';

export const metadata: Metadata = { title: 'Imported models' };

export default function Page() {
  return <ImportedModelsPage />;
}
