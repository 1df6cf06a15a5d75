import type { Metadata } from 'next';
import { VersionPage } from '@/features/version/version-page';

export const metadata: Metadata = { title: 'Version' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <VersionPage id={decodeURIComponent(id)} />;
}
