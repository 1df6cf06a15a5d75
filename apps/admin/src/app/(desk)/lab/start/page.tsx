import type { Metadata } from 'next';
import { StartExperimentPage } from '@/features/start-experiment/start-experiment-page';

export const metadata: Metadata = { title: 'New experiment' };

export default function Page() {
  return <StartExperimentPage />;
}
