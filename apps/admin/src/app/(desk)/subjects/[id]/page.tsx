import type { Metadata } from 'next';
import { SubjectPage } from '@/features/subject/subject-page';

export const metadata: Metadata = { title: 'Subject' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <SubjectPage id={decodeURIComponent(id)} />;
}
